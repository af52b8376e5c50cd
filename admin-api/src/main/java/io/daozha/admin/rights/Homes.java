package io.daozha.admin.rights;

import io.daozha.admin.access.Account;
import io.daozha.admin.access.Residents;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.HouseholdRights;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.Rights;
import io.daozha.billing.right.UnknownNumberException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Households and their accounts. */
@ApplicationScoped
class Homes {
    private static final int MOST_PLATES = 50;
    private static final int MOST_SPACES = 20;
    private static final int MOST_PASSES = 100;

    private final Rights rights;
    private final HouseholdRights household;
    private final Residents residents;
    private final Hand hand;

    Homes(Rights rights, HouseholdRights household, Residents residents, Hand hand) {
        this.rights = rights;
        this.household = household;
        this.residents = residents;
        this.hand = hand;
    }

    /** How much of its quota a household has taken up. */
    public record Used(int plates, int spaces, int passes) {}

    /**
     * A household as pages and programs are told of it.
     *
     * @param code known to who lives there; empty for who may only look
     * @param contact only where it was given
     */
    public record View(long id, String name, String code, Household.Quota quota, Used used, Optional<String> contact) {}

    @Transactional
    PageOf<View> list(String part, int page, int rows) {
        return PageOf.together((at, size) -> rights.households(part, at, size), page, rows, this::views);
    }

    @Transactional
    View get(long id) {
        return view(Refusals.asked(() -> rights.household(id)));
    }

    private View view(Household home) {
        return views(List.of(home)).get(0);
    }

    /** As many questions for a page of them as for one. */
    private List<View> views(List<Household> found) {
        LocalDate today = hand.today();
        Map<Long, List<Permit>> permits = rights.permitsOf(found);
        Map<Long, Long> passes = rights.openPasses(found, hand.now());
        return found.stream()
                .map(home -> new View(
                        home.id(),
                        home.name(),
                        hand.code(home.code()),
                        home.quota(),
                        used(
                                permits.getOrDefault(home.id(), List.of()).stream()
                                        .filter(permit -> !permit.lastDay().isBefore(today)
                                                || permit.frozenFrom().isPresent())
                                        .toList(),
                                passes.getOrDefault(home.id(), 0L)),
                        home.contact()))
                .toList();
    }

    private static Used used(List<Permit> alive, long passes) {
        int plates = (int) alive.stream()
                .flatMap(permit -> permit.plates().stream())
                .distinct()
                .count();
        int spaces = alive.stream().mapToInt(Permit::spaces).sum();
        return new Used(plates, spaces, Math.toIntExact(passes));
    }

    List<Permit> permits(long id) {
        return household.permits(id);
    }

    List<Account> accounts(long id) {
        return residents.of(id);
    }

    /** By number or by its whole name; empty where nothing was typed. */
    Optional<Household> named(RightsFields form, String given) {
        String name = form.text("household", given, 0, 40);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Household> found = rights.households(name, 0, 200).rows().stream()
                .filter(home -> home.name().equals(name))
                .findFirst()
                .or(() -> name.matches("\\d{1,18}") ? byNumber(Long.parseLong(name)) : Optional.empty());
        if (found.isEmpty()) {
            form.flaw("household", RuleMsg::noSuchHousehold);
        }
        return found;
    }

    private Optional<Household> byNumber(long id) {
        try {
            return Optional.of(rights.household(id));
        } catch (UnknownNumberException e) {
            return Optional.empty();
        }
    }

    View open(Given.Home given) {
        RightsFields form = new RightsFields();
        String name = form.text("name", given.name(), 1, 40);
        Household.Quota quota = quota(form, given);
        String contact = form.text("contact", given.contact(), 0, 60);
        String reason = form.reason(given.reason());
        form.check();
        return view(Refusals.asked(() -> rights.openHousehold(
                name, quota, Optional.of(contact).filter(said -> !said.isEmpty()), hand.because(reason))));
    }

    View limit(long id, Given.Home given) {
        RightsFields form = new RightsFields();
        Household.Quota quota = quota(form, given);
        String reason = form.reason(given.reason());
        form.check();
        Refusals.done(() -> rights.limit(id, quota, hand.because(reason)));
        return get(id);
    }

    private static Household.Quota quota(RightsFields form, Given.Home given) {
        return new Household.Quota(
                (int) form.number("plates", given.plates(), 1, MOST_PLATES),
                (int) form.number("spaces", given.spaces(), 1, MOST_SPACES),
                (int) form.number("passes", given.passes(), 0, MOST_PASSES));
    }

    /** An account for somebody of the household who came to the desk. */
    Residents.Made account(long id, String name) {
        get(id);
        hand.because("desk");
        return residents.make(name, id, Instant.now());
    }

    void removeAccount(long id, long account, Given.Why given) {
        RightsFields form = new RightsFields();
        String reason = form.reason(given.reason());
        form.check();
        hand.because(reason);
        residents.remove(id, account);
    }
}
