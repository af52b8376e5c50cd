package io.daozha.admin.tariff;

import io.daozha.admin.web.Trouble;
import io.daozha.billing.Charge;
import io.daozha.billing.Words;
import io.daozha.billing.tariff.NoticeBoard;
import io.daozha.billing.tariff.Tariff;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.List;
import java.util.Optional;

/** A tariff that somebody writes, and what he asks of it, as his form sends them. */
class Draft {
    @FormParam("text")
    @DefaultValue("")
    public String text = "";

    /** Of the example stay, on the tariff's wall clock. */
    @FormParam("entry")
    @DefaultValue("")
    public String entry = "";

    @FormParam("exit")
    @DefaultValue("")
    public String exit = "";

    @FormParam("vehicle")
    @DefaultValue("SMALL")
    public String vehicle = "SMALL";

    @FormParam("days")
    @DefaultValue("30")
    public String days = "30";

    @FormParam("validFrom")
    @DefaultValue("")
    public String validFrom = "";

    @FormParam("reason")
    @DefaultValue("")
    public String reason = "";

    /** The newest version when the writing began. */
    @FormParam("seen")
    @DefaultValue("0")
    public String seen = "0";

    /**
     * What a draft is worth so far.
     *
     * @param wrong null where the text is a tariff that keeps its own examples
     * @param charge of the example stay
     * @param noPrice why it has none; null where it has
     */
    record Verdict(Optional<Tariff> tariff, Trouble wrong, Optional<Charge> charge, Trouble noPrice) {

        public List<Words> board() {
            return tariff.map(NoticeBoard::lines).orElse(List.of());
        }
    }

    Verdict verdict() {
        Tariff tariff;
        try {
            tariff = Prices.read(text);
        } catch (Trouble wrong) {
            return new Verdict(Optional.empty(), wrong, Optional.empty(), null);
        }
        try {
            return new Verdict(
                    Optional.of(tariff), null, Optional.of(Prices.price(tariff, entry, exit, vehicle)), null);
        } catch (Trouble noPrice) {
            return new Verdict(Optional.of(tariff), null, Optional.empty(), noPrice);
        }
    }
}
