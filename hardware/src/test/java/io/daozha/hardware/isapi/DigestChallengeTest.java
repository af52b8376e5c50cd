package io.daozha.hardware.isapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.isapi.DigestChallenge.Algorithm;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the RFCs, and what devices make of them. */
class DigestChallengeTest {
    private static final String RFC_2617 = "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\","
            + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"";
    private static final String RFC_7616 = "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\","
            + " algorithm=%s, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
            + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

    @Test
    void theExampleOfRfc2617ComesOut() {
        DigestChallenge challenge = only(RFC_2617);
        assertEquals(Algorithm.MD5, challenge.algorithm());
        assertEquals(
                "6629fae49393a05397450978507c4ef1",
                challenge.response("Mufasa", "Circle Of Life", "GET", "/dir/index.html", "00000001", "0a4f113b"));
        assertEquals(
                "Digest username=\"Mufasa\", realm=\"testrealm@host.com\","
                        + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html\", algorithm=MD5,"
                        + " qop=auth, nc=00000001, cnonce=\"0a4f113b\","
                        + " response=\"6629fae49393a05397450978507c4ef1\","
                        + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"",
                challenge.authorization("Mufasa", "Circle Of Life", "GET", "/dir/index.html", 1, "0a4f113b"));
    }

    @Test
    void theExamplesOfRfc7616ComeOutAndTheStrongerIsTaken() {
        String clientNonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
        DigestChallenge md5 = only(RFC_7616.formatted("MD5"));
        assertEquals(
                "8ca523f5e9506fed4657c9700eebdbec",
                md5.response("Mufasa", "Circle of Life", "GET", "/dir/index.html", "00000001", clientNonce));
        DigestChallenge stronger = DigestChallenge.strongest(
                        List.of("Basic realm=\"x\"", RFC_7616.formatted("SHA-256") + ", " + RFC_7616.formatted("MD5")))
                .orElseThrow();
        assertEquals(
                "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
                stronger.response("Mufasa", "Circle of Life", "GET", "/dir/index.html", "00000001", clientNonce));
    }

    @Test
    void anOldDeviceWithoutQualityGetsTheOldResponse() {
        DigestChallenge old = only("Digest realm=\"r\", nonce=\"n\"");
        String header = old.authorization("a", "b", "GET", "/", 1, "c");
        assertTrue(header.contains("response=\"" + old.response("a", "b", "GET", "/", "00000001", "c")), header);
        assertTrue(!header.contains("qop") && !header.contains("cnonce") && !header.contains("opaque"), header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic realm=\"x\"",
                "Digest",
                "Digest realm=\"r\"",
                "Digest nonce=\"n\"",
                "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-256",
                "Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"",
                "Digest realm=\"r, nonce=\"n"
            })
    void whatCannotBeMetIsNotTried(String header) {
        assertEquals(Optional.empty(), DigestChallenge.strongest(List.of(header)));
    }

    @Test
    void staleIsToldHoweverItIsWritten() {
        assertTrue(only("digest realm=\"r\",nonce=\"n\",stale=TRUE").stale());
        assertTrue(only("Digest realm=\"r\", nonce=\"n\", stale=\"true\"").stale());
    }

    private static DigestChallenge only(String header) {
        return DigestChallenge.strongest(List.of(header)).orElseThrow();
    }
}
