package io.daozha.admin.household;

import io.daozha.admin.live.ScreenFacts.PayCode;
import io.daozha.admin.live.SquareCode;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.payment.SimulatedProvider;
import java.util.List;
import java.util.Optional;

/**
 * Where a resident pays one term of a permit.
 *
 * @param channels where one can pay
 * @param open whether one can pay at the moment
 * @param codes to be scanned by a phone, for the sum that is asked now
 * @param obstacle why the permit cannot have the term
 */
record FeePage(FeeView fee, List<String> channels, boolean open, List<PayCode> codes, Optional<Trouble> obstacle) {

    public boolean payable() {
        return fee.due().minor() > 0 && obstacle.isEmpty();
    }

    /** Those whose code another phone can scan. */
    public List<String> scannable() {
        return channels.stream()
                .filter(channel -> !channel.equals(SimulatedProvider.CHANNEL))
                .toList();
    }

    public boolean coded(String channel) {
        return codes.stream().anyMatch(code -> code.channel().equals(channel));
    }

    public SquareCode square(PayCode code) {
        return SquareCode.of(code.code());
    }
}
