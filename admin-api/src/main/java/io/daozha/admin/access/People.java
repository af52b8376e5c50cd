package io.daozha.admin.access;

import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Language;
import io.daozha.admin.web.OutsideLogin;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;

/** The accounts, and what may be done to them. Every method is a transaction, or part of its caller's. */
@ApplicationScoped
class People {
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 200;

    private final Logins logins;
    private final OutsideLogin outside;

    People(Logins logins, OutsideLogin outside) {
        this.logins = logins;
        this.outside = outside;
    }

    /** @throws Trouble where a provider says who comes in, and as what: what we changed would not hold */
    void requireOurs() {
        if (outside.on()) {
            throw trouble(409, "outside-login", PeopleMsg::outsideLogin);
        }
    }

    /** @param password given to its owner on a note, and used once; shown now and never again */
    public record Made(Account account, String password) {}

    Made make(String name, String role, Instant now) {
        requireOurs();
        Fields form = new Fields();
        String called = form.text("name", name, 2, 40);
        Role as = form.one("role", role, Role.class);
        form.check();
        String password = Secrets.oneTime();
        Account account = new Account(called, as, Secrets.hash(password), now);
        QuarkusTransaction.joiningExisting().run(() -> {
            if (Account.named(called).isPresent()) {
                throw nameTaken();
            }
            try {
                account.persistAndFlush();
            } catch (ConstraintViolationException e) { // somebody was quicker
                throw nameTaken();
            }
        });
        return new Made(account, password);
    }

    private static Trouble nameTaken() {
        return trouble(409, "name-taken", PeopleMsg::nameTaken).at("name");
    }

    /** @param before ids below this, newest first; 0 for the newest of all */
    Slice<Account> list(long before, int limit) {
        List<Account> found = QuarkusTransaction.joiningExisting()
                .call(() -> Account.<Account>find("id < ?1 order by id desc", before == 0 ? Long.MAX_VALUE : before)
                        .page(Page.ofSize(limit + 1))
                        .list());
        return Slice.of(found, limit, Account::id);
    }

    Account get(long id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Account.<Account>findByIdOptional(id).orElseThrow(Trouble::notFound));
    }

    Optional<Account> named(String name) {
        return QuarkusTransaction.joiningExisting().call(() -> Account.named(name));
    }

    /**
     * Changes what is said, and leaves what is not.
     *
     * @param version that the caller has seen
     * @param doer name of who changes it: nobody shuts himself out
     */
    Account change(long id, int version, Optional<String> role, Optional<Boolean> disabled, String doer) {
        requireOurs();
        Fields form = new Fields();
        Optional<Role> as = role.map(given -> form.one("role", given, Role.class));
        form.check();
        Account changed = QuarkusTransaction.joiningExisting().call(() -> {
            Account account = seen(id, version);
            boolean loses = disabled.orElse(false)
                    || as.filter(other -> other != Role.MANAGER).isPresent();
            if (loses && account.name().equals(doer)) {
                throw trouble(409, "own-account", PeopleMsg::ownAccount);
            }
            if (loses && !account.dispensable()) {
                throw trouble(409, "last-manager", PeopleMsg::lastManager);
            }
            as.ifPresent(account::becomes);
            disabled.ifPresent(account::disable);
            Account.flush();
            return account;
        });
        if (changed.disabled()) {
            logins.closeAll(id);
        }
        logins.forget(id);
        return changed;
    }

    /** Gives a new password for one login, for who has forgotten his; he is logged out everywhere. */
    Made reset(long id, int version) {
        requireOurs();
        String password = Secrets.oneTime();
        String hash = Secrets.hash(password);
        Account account = QuarkusTransaction.joiningExisting().call(() -> {
            Account found = seen(id, version);
            found.password(hash, true);
            Account.flush();
            return found;
        });
        logins.closeAll(id);
        return new Made(account, password);
    }

    private static Account seen(long id, int version) {
        Account account = Account.<Account>findByIdOptional(id).orElseThrow(Trouble::notFound);
        if (account.version() != version) {
            throw Trouble.stale();
        }
        return account;
    }

    /** Somebody chooses a password of his own; he is logged out everywhere else. */
    void choose(String name, String old, String fresh, String again) {
        Account account = named(name).orElseThrow(Trouble::notFound);
        String before = old == null ? "" : old;
        String after = fresh == null ? "" : fresh;
        if (before.length() > LONGEST_PASSWORD || !Secrets.matches(before, account.hash())) {
            throw trouble(400, "wrong-password", PeopleMsg::oldPasswordWrong).at("old");
        }
        if (after.equals(before)) {
            throw trouble(400, "password-guessable", PeopleMsg::passwordGuessable)
                    .at("fresh");
        }
        requireGood(account.name(), after, again);
        String hash = Secrets.hash(after);
        QuarkusTransaction.requiringNew()
                .run(() -> Account.<Account>findById(account.id()).password(hash, false));
        logins.closeAll(account.id());
    }

    /** A password that somebody chooses himself. @throws Trouble at {@code fresh} or {@code again} */
    static void requireGood(String name, String fresh, String again) {
        if (fresh.length() < SHORTEST_PASSWORD || fresh.length() > LONGEST_PASSWORD) {
            throw trouble(400, "password-length", words -> words.passwordLength(SHORTEST_PASSWORD, LONGEST_PASSWORD))
                    .at("fresh");
        }
        if (guessable(fresh, name)) {
            throw trouble(400, "password-guessable", PeopleMsg::passwordGuessable)
                    .at("fresh");
        }
        if (!fresh.equals(again)) {
            throw trouble(400, "passwords-differ", PeopleMsg::passwordsDiffer).at("again");
        }
    }

    private static boolean guessable(String password, String name) {
        String plain = password.toLowerCase(Locale.ROOT);
        return plain.contains(name.toLowerCase(Locale.ROOT))
                || plain.chars().distinct().count() < 5
                || "01234567890123456789".contains(plain)
                || "qwertyuiopasdfghjklzxcvbnm".contains(plain);
    }

    static Trouble trouble(int status, String code, Function<PeopleMsg, String> sentence) {
        return Trouble.of(status, code, language -> sentence.apply(words(language)));
    }

    static PeopleMsg words(Language language) {
        return language.words(PeopleMsg.class);
    }
}
