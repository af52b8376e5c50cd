package io.daozha.admin.readers;

import io.daozha.admin.ParkingConfig.Reader;
import io.daozha.admin.readers.OutsideReaders.Known;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears Frigate. One channel brings everything it publishes one level under its prefix; most of it is not for us. */
@ApplicationScoped
class FrigateChannel {
    private final OutsideReaders readers;

    FrigateChannel(OutsideReaders readers) {
        this.readers = readers;
    }

    @Incoming("frigate")
    void hear(byte[] payload) {
        try {
            FrigateMessage message = FrigateMessage.parse(payload);
            Optional<Known> from =
                    readers.known(Reader.Form.FRIGATE, reader -> message.isOf(reader.camera(), reader.zone()));
            if (from.isPresent()) {
                readers.hear(from.get(), message.claim());
            } else if (readers.known(
                            Reader.Form.FRIGATE, reader -> reader.camera().equals(message.camera()))
                    .isEmpty()) {
                readers.unknown(Reader.Form.FRIGATE, message.camera());
            }
        } catch (NoClaimException e) {
            readers.without("frigate", e);
        }
    }
}
