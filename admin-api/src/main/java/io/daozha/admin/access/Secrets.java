package io.daozha.admin.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;

/** Makes and checks what only one side may know. */
final class Secrets {
    /** 12 MiB, three passes, one lane: OWASP Password Storage Cheat Sheet, Argon2id. */
    private static final Argon2Function ARGON = Argon2Function.getInstance(12_288, 3, 1, 32, Argon2.ID);

    /** Letters and digits that nobody takes for one another when he copies them from a terminal. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A flood of logins must not take the memory that the lanes need. */
    private static final Semaphore ROOM = new Semaphore(2);

    private static final String NOBODYS = hash(oneTime());

    private Secrets() {}

    static String hash(String password) {
        ROOM.acquireUninterruptibly();
        try {
            return Password.hash(password).addRandomSalt(16).with(ARGON).getResult();
        } finally {
            ROOM.release();
        }
    }

    static boolean matches(String password, String hash) {
        ROOM.acquireUninterruptibly();
        try {
            return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        } finally {
            ROOM.release();
        }
    }

    /** Takes as long as a check of somebody's password, so that time does not tell who has an account. */
    static void matchesNobody(String password) {
        matches(password, NOBODYS);
    }

    /** Twelve signs in three groups, 59 bits: to be copied by hand once. */
    static String oneTime() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            word.append(i > 0 && i % 4 == 0 ? "-" : "").append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return word.toString();
    }

    /** 256 bits for machines to keep. */
    static String token() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** What we keep of a token: it cannot be guessed, so a quick hash without salt is enough. */
    static byte[] fingerprint(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
