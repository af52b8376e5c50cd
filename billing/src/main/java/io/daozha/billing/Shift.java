package io.daozha.billing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The time in which one person answers for the drawer; the ledger entries written in it are its own. */
@Entity
class Shift extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String operator;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "first_entry")
    private long firstEntry;

    @Column(name = "float_amount")
    private long floatAmount;

    private String currency;

    private int receipts;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "last_entry")
    private Long lastEntry;

    private Long counted;

    private Long expected;

    private String note;

    @Column(name = "handed_to")
    private String handedTo;

    Shift() {}

    Shift(String operator, Money drawer, Instant at) {
        if (drawer.minor() < 0) {
            throw new DeskException("钱箱里的钱不能是负数。", "A drawer holds nothing or more, not " + drawer.minor());
        }
        this.operator = operator;
        this.openedAt = at;
        this.firstEntry = LedgerEntry.newest();
        this.floatAmount = drawer.minor();
        this.currency = drawer.currency();
    }

    /** Ids below one, newest first. */
    static List<Shift> before(long id, int limit) {
        return Shift.<Shift>find("id < ?1", Sort.descending("id"), id)
                .page(0, limit)
                .list();
    }

    static Optional<Shift> open() {
        return find("closedAt is null").firstResultOptional();
    }

    /** The number of the next cash receipt: once in all shifts. */
    String nextReceipt() {
        receipts++;
        return "%d-%04d".formatted(id, receipts);
    }

    void close(Money cash, String words, String next, Instant at) {
        if (cash.minor() < 0) {
            throw new DeskException("点出的钱不能是负数。", "What was counted is nothing or more, not " + cash.minor());
        }
        lastEntry = LedgerEntry.newest();
        expected = sheet().expected().minor();
        if (cash.minor() != expected && words.isBlank()) {
            throw new DeskException(
                    "钱箱应有 " + Sums.zh(new Money(expected, currency)) + "，点出 " + Sums.zh(cash) + "：差额要写说明。",
                    "The drawer should hold " + Sums.en(new Money(expected, currency)) + " and holds " + Sums.en(cash)
                            + ": the difference needs a note");
        }
        counted = cash.minor();
        note = words;
        handedTo = next;
        closedAt = at;
    }

    ShiftSheet sheet() {
        List<LedgerSum> sums = LedgerSum.between(firstEntry, lastEntry == null ? Long.MAX_VALUE : lastEntry);
        return ShiftSheet.of(
                id,
                operator,
                openedAt,
                Optional.ofNullable(closedAt),
                new Money(floatAmount, currency),
                sums,
                Optional.ofNullable(counted).map(sum -> new Money(sum, currency)),
                Optional.ofNullable(note),
                Optional.ofNullable(handedTo));
    }

    String operator() {
        return operator;
    }
}
