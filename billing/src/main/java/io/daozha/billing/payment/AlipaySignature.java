package io.daozha.billing.payment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Alipay's RSA2: SHA-256 with RSA over the parameters in the order of their names, joined as {@code name=value&…}. */
final class AlipaySignature {
    private static final String RSA2 = "SHA256withRSA";

    private final PrivateKey ours;
    private final PublicKey theirs;

    /** @throws IllegalArgumentException naming the file that is no key */
    AlipaySignature(Path ours, Path theirs) {
        this.ours = key(ours, (factory, bytes) -> factory.generatePrivate(new PKCS8EncodedKeySpec(bytes)));
        this.theirs = key(theirs, (factory, bytes) -> factory.generatePublic(new X509EncodedKeySpec(bytes)));
    }

    private interface Reading<K> {
        K key(KeyFactory factory, byte[] bytes) throws GeneralSecurityException;
    }

    private static <K> K key(Path file, Reading<K> reading) {
        try {
            String text =
                    Files.readString(file).replaceAll("-----[^-]*-----", "").replaceAll("\\s", "");
            return reading.key(
                    KeyFactory.getInstance("RSA"), Base64.getDecoder().decode(text));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " holds no key that can be read: " + e.getMessage(), e);
        }
    }

    /** Of a request or a notice; empty values do not count. */
    static String content(Map<String, String> parameters) {
        SortedMap<String, String> sorted = new TreeMap<>(parameters);
        return sorted.entrySet().stream()
                .filter(entry -> entry.getValue() != null && !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
    }

    String sign(String content) {
        try {
            Signature signature = Signature.getInstance(RSA2);
            signature.initSign(ours);
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot sign with " + RSA2, e);
        }
    }

    /** Whether Alipay has signed these very words. */
    boolean isTheirs(String content, String sign) {
        try {
            Signature signature = Signature.getInstance(RSA2);
            signature.initVerify(theirs);
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(sign));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
