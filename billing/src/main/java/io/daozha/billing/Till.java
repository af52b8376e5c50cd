package io.daozha.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The door for what people at a desk do with money: cash, waivers, refunds, debts, money that fits no order, shifts.
 * Whoever does something is named, and where money is given up or back, he says why.
 */
@ApplicationScoped
@Transactional
public class Till {
    /** The channel of what is paid over the desk. */
    public static final String CASH = "cash";

    private final long approveAbove;
    private final EntityManager database;

    /** @param approveAbove refunds of more than so many of the smallest unit need a second person */
    Till(
            @ConfigProperty(name = "daozha.refunds.approve-above", defaultValue = "5000") long approveAbove,
            EntityManager database) {
        this.approveAbove = approveAbove;
        this.database = database;
    }

    /**
     * Somebody pays in cash what his stay owes now.
     *
     * @param by whose shift it is
     * @throws DeskException when it is not his shift, or too little is given; nothing is booked then
     * @throws NothingDueException when nothing is due
     */
    public CashReceipt takeCash(long session, Money given, String by, Instant when) {
        Instant at = start(when);
        Shift shift = shiftOf(by);
        ParkingSession stay = stay(session);
        return takeCash(Cashier.order(stay, at), Optional.of(stay.plate()), Optional.empty(), given, shift, at);
    }

    /** As {@link #takeCash}, for the term of a permit. */
    public CashReceipt takeFeeInCash(long fee, Money given, String by, Instant when) {
        Instant at = start(when);
        Shift shift = shiftOf(by);
        PermitFee term = FeeDesk.fee(fee);
        Optional<String> holder = Optional.of(term.permit().holder());
        return takeCash(FeeDesk.order(term, at), Optional.empty(), holder, given, shift, at);
    }

    private static CashReceipt takeCash(
            PaymentOrder order, Optional<Plate> plate, Optional<String> holder, Money given, Shift shift, Instant at) {
        Money change = given.minus(order.amount());
        if (change.minor() < 0) {
            throw new DeskException(
                    "应付 " + Sums.zh(order.amount()) + "，收到的 " + Sums.zh(given) + " 不够。",
                    "It owes " + Sums.en(order.amount()) + ", and " + Sums.en(given) + " is less");
        }
        String number = shift.nextReceipt();
        Cashier.settle(new PaymentNotice(order.number(), CASH, number, order.amount()), at);
        return new CashReceipt(number, plate, holder, order.amount(), given, change, shift.operator(), at);
    }

    /**
     * Gives up what a stay owes now, inside or after its exit. A car inside may then leave as if it had paid.
     *
     * @return how much was given up
     * @throws NothingDueException when nothing is due
     */
    public Money waive(long session, String by, String reason, Instant when) {
        Instant at = start(when);
        return Cashier.waive(stay(session), DeskException.person(by), DeskException.reason(reason), at);
    }

    /**
     * Gives up what is owed of a permit's term that has begun.
     *
     * @return how much was given up
     * @throws NothingDueException when nothing is due
     */
    public Money waiveFee(long fee, String by, String reason, Instant when) {
        Instant at = start(when);
        return FeeDesk.waive(FeeDesk.fee(fee), DeskException.person(by), DeskException.reason(reason), at);
    }

    /**
     * Asks to give a payment back, or a part of it. Above the limit it waits for a second person; else the channel is to
     * carry it out. Cash is handed out at once.
     *
     * @param entry the ledger entry that brought the money
     * @throws DeskException when it brought none, or less than this together with what goes back already
     */
    public Refund askRefund(long entry, Money amount, String by, String reason, Instant when) {
        Instant at = start(when);
        LedgerEntry payment = LedgerEntry.<LedgerEntry>findByIdOptional(entry)
                .filter(LedgerEntry::brought)
                .orElseThrow(() -> new DeskException("第 " + entry + " 笔账不是收款。", "Entry " + entry + " is no payment"));
        long left = -payment.amount().minor() - Refund.goesBack(payment);
        if (amount.minor() <= 0
                || amount.minor() > left
                || !amount.currency().equals(payment.amount().currency())) {
            throw new DeskException(
                    "这笔收款还能退 " + Sums.zh(new Money(left, payment.amount().currency())) + "，不能退 " + Sums.zh(amount)
                            + "。",
                    "Of payment " + entry + " there is "
                            + Sums.en(new Money(left, payment.amount().currency())) + " to give back, not "
                            + Sums.en(amount));
        }
        boolean second = amount.minor() > approveAbove;
        Refund refund = new Refund(payment, amount, DeskException.reason(reason), DeskException.person(by), second, at);
        refund.persist();
        handOutCash(refund, at);
        return refund;
    }

    /** @throws DeskException when who approves is who asked, or nothing is to be decided any more */
    public Refund approveRefund(String number, String by, Instant when) {
        Instant at = start(when);
        Refund refund = refund(number);
        refund.approve(DeskException.person(by), at);
        handOutCash(refund, at);
        return refund;
    }

    public Refund refuseRefund(String number, String by, String why, Instant when) {
        Instant at = start(when);
        Refund refund = refund(number);
        refund.refuse(DeskException.person(by), DeskException.reason(why), at);
        return refund;
    }

    /** What the channel says of a refund; told again, it changes nothing. */
    public void refunded(String number, RefundResult result, Instant when) {
        Instant at = start(when);
        Refund refund = refund(number);
        if (refund.state() == Refund.State.APPROVED) {
            end(refund, result, at);
        }
    }

    private static void end(Refund refund, RefundResult result, Instant at) {
        if (result instanceof RefundResult.Failed failed) {
            refund.end(Refund.State.FAILED, failed.why(), at);
        } else if (result instanceof RefundResult.Done) {
            // The entry is checked against the refund as it stands in the database.
            Refund.flush();
            Cashier.giveBack(refund, at);
            refund.end(Refund.State.DONE, null, at);
        }
    }

    private static void handOutCash(Refund refund, Instant at) {
        boolean cash = refund.payment().channel().filter(CASH::equals).isPresent();
        if (cash && refund.state() == Refund.State.APPROVED) {
            if (Shift.open().isEmpty()) {
                throw new DeskException(
                        "现金要从当班的钱箱里退，现在没有人当班。", "Cash goes back out of the drawer of a shift, and none is open");
            }
            end(refund, new RefundResult.Done(), at);
        }
    }

    /** Oldest first. */
    public List<Refund> refunds(Refund.State state) {
        return Refund.in(state);
    }

    /**
     * Newest first.
     *
     * @param before serials below this; {@code Long.MAX_VALUE} for the newest of all
     */
    public List<Refund> refunds(Set<Refund.State> states, long before, int limit) {
        return Refund.in(states, before, limit);
    }

    /** How much of a payment can still be given back; empty where the entry brought no money. */
    public Optional<Money> refundable(long entry) {
        return LedgerEntry.<LedgerEntry>findByIdOptional(entry)
                .filter(LedgerEntry::brought)
                .map(payment -> payment.amount()
                        .times(-1)
                        .minus(new Money(
                                Refund.goesBack(payment), payment.amount().currency())));
    }

    public Optional<Refund> findRefund(String number) {
        return Refund.byNumber(number);
    }

    /** What a car owes for stays that have ended; 0 where nothing. */
    public Money debtOf(Plate plate) {
        return Debt.total(Stays.owing(plate));
    }

    /** The oldest first; each is paid by an order of its own. */
    public List<Debt> debts(Plate plate) {
        return Stays.owing(plate).stream().map(Debt::of).toList();
    }

    /** Of all cars, the oldest first. */
    public List<Debt> debts() {
        return Stays.owing().stream().map(Debt::of).toList();
    }

    /** Money that fits no order and that nobody has looked into yet, oldest first. */
    public List<UnclearPayment> unclear() {
        return UnclearPayment.unresolved();
    }

    /** What people found unclear money to be, newest first. */
    public List<UnclearPayment> resolved(long before, int limit) {
        return UnclearPayment.resolved(before, limit);
    }

    /** Books unclear money to the stay of its order, as the driver's credit: the channel really has it. */
    public Settlement acceptUnclear(long payment, String by, String note, Instant when) {
        Instant at = start(when);
        UnclearPayment unclear = unclear(payment);
        PaymentOrder order = PaymentOrder.byNumber(unclear.orderNumber())
                .orElseThrow(() -> new DeskException(
                        "没有订单 " + unclear.orderNumber() + " 可以入账。",
                        "There is no order " + unclear.orderNumber() + " to book it to"));
        if (LedgerEntry.ofPayment(unclear.channel(), unclear.channelSerial()).isPresent()) {
            throw new DeskException(
                    "流水号 " + unclear.channelSerial() + " 已经入过账，请向支付渠道查询。",
                    "Serial " + unclear.channelSerial() + " of " + unclear.channel()
                            + " is in the ledger already: ask the channel what it is");
        }
        unclear.resolve(DeskException.person(by), DeskException.reason(note), at);
        return Cashier.find(order, unclear.notice(), at);
    }

    /** It is known what it was, and nothing is to be booked. */
    public void resolveUnclear(long payment, String by, String note, Instant when) {
        Instant at = start(when);
        unclear(payment).resolve(DeskException.person(by), DeskException.reason(note), at);
    }

    /**
     * Begins to answer for the drawer.
     *
     * @param drawer what is in it
     * @throws DeskException while another shift lasts
     */
    public ShiftSheet openShift(String operator, Money drawer, Instant when) {
        Instant at = start(when);
        Shift.open().ifPresent(other -> {
            throw new DeskException(
                    other.operator() + " 还没有交班。", "The shift of " + other.operator() + " has not ended");
        });
        return begin(DeskException.person(operator), drawer, at);
    }

    /**
     * Ends a shift and leaves the drawer to nobody.
     *
     * @param note why the drawer holds another sum than expected; may be empty where it does not
     */
    public ShiftSheet closeShift(String operator, Money counted, String note, Instant when) {
        Instant at = start(when);
        return end(shiftOf(operator), counted, note, null, at);
    }

    /**
     * Hands the drawer over as it was counted.
     *
     * @return the sheet of the shift that ended
     */
    public ShiftSheet handOver(String from, Money counted, String note, String to, Instant when) {
        Instant at = start(when);
        ShiftSheet ended = end(shiftOf(from), counted, note, DeskException.person(to), at);
        Shift.flush();
        begin(to, counted, at);
        return ended;
    }

    private static ShiftSheet begin(String operator, Money drawer, Instant at) {
        Shift shift = new Shift(operator, drawer, at);
        shift.persist();
        return shift.sheet();
    }

    private static ShiftSheet end(Shift shift, Money counted, String note, String next, Instant at) {
        shift.close(counted, note, next, at);
        ShiftSheet sheet = shift.sheet();
        OutboxRow.ofShift(sheet).persist();
        return sheet;
    }

    /** Whose shift it is; the sums of a long one take a while to add up, and are not. */
    public Optional<String> onShift() {
        return Shift.open().map(Shift::operator);
    }

    /** Of the shift that lasts. */
    public Optional<ShiftSheet> currentShift() {
        return Shift.open().map(Shift::sheet);
    }

    /** Newest first. */
    public List<ShiftSheet> shifts(long before, int limit) {
        return Shift.before(before, limit).stream().map(Shift::sheet).toList();
    }

    public Optional<ShiftSheet> shift(long number) {
        return Shift.<Shift>findByIdOptional(number).map(Shift::sheet);
    }

    private Instant start(Instant when) {
        Pen.take(database);
        return when.truncatedTo(ChronoUnit.MICROS);
    }

    private static Shift shiftOf(String operator) {
        return Shift.open()
                .filter(shift -> shift.operator().equals(operator))
                .orElseThrow(
                        () -> new DeskException("现在不是 " + operator + " 当班。", "It is not the shift of " + operator));
    }

    private static ParkingSession stay(long session) {
        return ParkingSession.<ParkingSession>findByIdOptional(session)
                .orElseThrow(() -> new DeskException("没有这次停车。", "There is no stay " + session));
    }

    private static Refund refund(String number) {
        return Refund.byNumber(number).orElseThrow(() -> new DeskException("没有这笔退款。", "There is no refund " + number));
    }

    private static UnclearPayment unclear(long id) {
        return UnclearPayment.<UnclearPayment>findByIdOptional(id)
                .orElseThrow(() -> new DeskException("没有这笔待查款项。", "There is no unclear payment " + id));
    }
}
