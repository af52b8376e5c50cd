package io.daozha.admin.access;

import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.HouseholdRights;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which account lives where: who has shown a household's code, or came to the desk, sees that household's things. */
@ApplicationScoped
public class Residents {
    private static final int MOST_OF_A_HOUSEHOLD = 10;
    private static final int LONGEST_CODE = 40;

    private final People people;
    private final Logins logins;
    private final HouseholdRights households;
    private final Attempts ofAddress = new Attempts(10, 10_000);

    Residents(People people, Logins logins, HouseholdRights households) {
        this.people = people;
        this.logins = logins;
        this.households = households;
    }

    /**
     * An account as it is made at the desk.
     *
     * @param password for one login, shown now and never again
     */
    public record Made(String name, String password) {}

    /** Where somebody lives; empty for who has not shown a code yet, and for who is no resident. */
    public Optional<Long> household(String name) {
        return people.named(name).flatMap(Account::household);
    }

    /**
     * The household whose code somebody shows.
     *
     * @param address from where: whoever tries many codes waits longer and longer
     * @throws Trouble when no household has it
     */
    public Household shows(String code, String address, Instant now) {
        Duration wait = ofAddress.wait(address, now);
        if (!wait.isZero()) {
            throw new Entrance.Shut(wait.toSeconds() + 1);
        }
        Fields form = new Fields();
        String shown = form.text("code", code, 1, LONGEST_CODE);
        form.check();
        return households.byCode(shown).orElseThrow(() -> {
            ofAddress.failed(address, now);
            return People.trouble(400, "wrong-code", PeopleMsg::wrongCode).at("code");
        });
    }

    /** @return what the browser keeps from now on: who signs up is logged in */
    public NewCookie signUp(String name, String password, String again, long household, boolean secure, Instant now) {
        people.requireOurs();
        Fields form = new Fields();
        String called = form.text("name", name, 2, 40);
        form.check();
        String fresh = password == null ? "" : password;
        People.requireGood(called, fresh, again);
        String hash = Secrets.hash(fresh);
        Account account = QuarkusTransaction.requiringNew().call(() -> {
            requireRoom(household);
            requireFree(called);
            Account made = new Account(called, Role.RESIDENT, hash, now);
            made.password(hash, false);
            made.livesIn(household);
            made.loggedIn(now);
            made.persistAndFlush();
            return made;
        });
        return Doorkeeper.cookie(logins.open(account, now), secure, logins.longest());
    }

    /** At the desk: the resident goes home with a password on a note. */
    public Made make(String name, long household, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            requireRoom(household);
            People.Made made = people.make(name, Role.RESIDENT.name(), now);
            made.account().livesIn(household);
            return new Made(made.account().name(), made.password());
        });
    }

    /** A resident who has an account already shows a code. */
    public void join(String name, long household) {
        QuarkusTransaction.requiringNew().run(() -> {
            Account account = Account.named(name).orElseThrow(Trouble::notFound);
            if (account.household().filter(home -> home == household).isEmpty()) {
                requireRoom(household);
                account.livesIn(household);
            }
        });
    }

    /** By name. */
    public List<Account> of(long household) {
        return QuarkusTransaction.joiningExisting().call(() -> Account.list("household", Sort.by("name"), household));
    }

    /** The account is gone, with its logins; the audit log keeps its name. */
    public void remove(long household, long account) {
        QuarkusTransaction.requiringNew().run(() -> {
            Account gone = Account.<Account>findByIdOptional(account)
                    .filter(one ->
                            one.household().filter(home -> home == household).isPresent())
                    .orElseThrow(Trouble::notFound);
            gone.delete();
        });
        logins.closeAll(account);
    }

    /** Somebody takes back his own account. */
    public void remove(String name) {
        Account own = people.named(name).orElseThrow(Trouble::notFound);
        remove(own.household().orElseThrow(Trouble::notFound), own.id());
    }

    private static void requireRoom(long household) {
        if (Account.count("household", household) >= MOST_OF_A_HOUSEHOLD) {
            throw People.trouble(409, "household-full", PeopleMsg::householdFull);
        }
    }

    private static void requireFree(String name) {
        if (Account.named(name).isPresent()) {
            throw People.trouble(409, "name-taken", PeopleMsg::nameTaken).at("name");
        }
    }
}
