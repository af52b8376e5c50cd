package io.daozha.billing;

import io.daozha.billing.payment.AlipayProvider;
import io.daozha.billing.payment.PaymentProvider;
import io.daozha.billing.payment.Standing;
import io.daozha.billing.payment.gateway.LocalAlipay;
import io.daozha.billing.payment.gateway.LocalChannel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class AlipayChannelTest extends ChannelContract {

    @Override
    LocalChannel gateway() {
        return new LocalAlipay();
    }

    @Override
    PaymentProvider provider(LocalChannel gateway, Path folder, Duration patience) {
        return new AlipayProvider(((LocalAlipay) gateway).settings(folder, NOTICES), clock(), patience);
    }

    @Override
    Class<? extends Standing> untouched() {
        return Standing.Unknown.class;
    }

    @Override
    boolean meansTheSame(String changed, String genuine) {
        String kind = "&sign_type=";
        int begins = genuine.indexOf(kind);
        int end = genuine.indexOf('&', begins + 1);
        String without = genuine.substring(0, begins) + genuine.substring(end);
        return changed.length() == genuine.length()
                && (changed.substring(0, begins) + changed.substring(end)).equals(without);
    }
}
