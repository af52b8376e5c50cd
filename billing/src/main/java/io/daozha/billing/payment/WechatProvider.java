package io.daozha.billing.payment;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAConfig;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.WechatPayException;
import com.wechat.pay.java.service.payments.h5.H5Service;
import com.wechat.pay.java.service.payments.h5.model.H5Info;
import com.wechat.pay.java.service.payments.h5.model.SceneInfo;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Status;
import io.daozha.billing.Money;
import io.daozha.billing.PaymentNotice;
import io.daozha.billing.PaymentOffer.Way;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.Refund;
import io.daozha.billing.RefundResult;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * WeChat Pay, API v3: Native for a code on a screen, H5 for a phone's browser, by the channel's own SDK, which signs,
 * verifies and decrypts.
 *
 * <p>One number of the channel belongs to one way: the order's own for a code, the same with another first letter for a
 * link.
 */
public final class WechatProvider implements PaymentProvider {
    public static final String CHANNEL = "wechat";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    /** No order of ours: its number has another first letter. */
    private static final String NOBODYS = "P000000000000000";

    private static final String ABSENT = "ORDER_NOT_EXIST";
    private static final Set<String> NOT_THERE = Set.of(ABSENT, "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS");
    private static final Set<String> SETTLED = Set.of("ORDERPAID", "ORDER_PAID", "ORDER_CLOSED", "ORDERCLOSED");

    private final WechatSettings settings;
    private final Line line;
    private final NativePayService codes;
    private final H5Service links;
    private final RefundService refunds;
    private final WechatNotices notices;

    public WechatProvider(WechatSettings settings) {
        this(settings, PATIENCE);
    }

    /** @param patience how long an answer may take */
    public WechatProvider(WechatSettings settings, Duration patience) {
        this.settings = settings;
        this.line = new Line(CHANNEL, settings.address(), patience);
        WechatCarrier carrier = new WechatCarrier(config(settings), line);
        this.codes = new NativePayService.Builder().httpClient(carrier).build();
        this.links = new H5Service.Builder().httpClient(carrier).build();
        this.refunds = new RefundService.Builder().httpClient(carrier).build();
        this.notices = new WechatNotices(settings);
    }

    private static Config config(WechatSettings settings) {
        if (settings.publicKeyId().isEmpty()) {
            return new RSAConfig.Builder()
                    .merchantId(settings.merchant())
                    .merchantSerialNumber(settings.serial())
                    .privateKeyFromPath(settings.privateKey().toString())
                    .wechatPayCertificatesFromPath(settings.platformKey().toString())
                    .build();
        }
        return new RSAPublicKeyConfig.Builder()
                .merchantId(settings.merchant())
                .merchantSerialNumber(settings.serial())
                .privateKeyFromPath(settings.privateKey().toString())
                .publicKeyId(settings.publicKeyId().get())
                .publicKeyFromPath(settings.platformKey().toString())
                .apiV3Key(settings.apiV3Key())
                .build();
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Optional<String> trouble() {
        return line.trouble();
    }

    @Override
    public void probe() {
        Standing unused = standing(NOBODYS);
    }

    @Override
    public Invitation create(PaymentOrder order, Way way, String phone) {
        return asked("take order " + order.number(), () -> way == Way.CODE ? code(order) : link(order, phone));
    }

    private Invitation code(PaymentOrder order) {
        var amount = new com.wechat.pay.java.service.payments.nativepay.model.Amount();
        amount.setTotal(Math.toIntExact(order.amount().minor()));
        amount.setCurrency(order.amount().currency());
        var request = new com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest();
        request.setAppid(settings.appId());
        request.setMchid(settings.merchant());
        request.setDescription("停车费");
        request.setOutTradeNo(number(order, Way.CODE));
        request.setTimeExpire(time(order.validUntil()));
        request.setNotifyUrl(settings.notices().toString());
        request.setAmount(amount);
        return new Invitation(codes.prepay(request).getCodeUrl(), "");
    }

    private Invitation link(PaymentOrder order, String phone) {
        var amount = new com.wechat.pay.java.service.payments.h5.model.Amount();
        amount.setTotal(Math.toIntExact(order.amount().minor()));
        amount.setCurrency(order.amount().currency());
        H5Info browser = new H5Info();
        browser.setType("Wap");
        SceneInfo scene = new SceneInfo();
        scene.setPayerClientIp(phone);
        scene.setH5Info(browser);
        var request = new com.wechat.pay.java.service.payments.h5.model.PrepayRequest();
        request.setAppid(settings.appId());
        request.setMchid(settings.merchant());
        request.setDescription("停车费");
        request.setOutTradeNo(number(order, Way.LINK));
        request.setTimeExpire(time(order.validUntil()));
        request.setNotifyUrl(settings.notices().toString());
        request.setAmount(amount);
        request.setSceneInfo(scene);
        return new Invitation(links.prepay(request).getH5Url() + back(order), "");
    }

    /** Without it the channel leaves the phone where it came from, with the sum still to pay; h5_url always has a query (H5下单). */
    private String back(PaymentOrder order) {
        return "&redirect_url=" + URLEncoder.encode(settings.receipts() + order.number(), StandardCharsets.UTF_8);
    }

    /** Rounded up: an order never ends before its promise. */
    private static String time(Instant validUntil) {
        return TIME.format(validUntil
                .plusSeconds(1)
                .minusNanos(1)
                .truncatedTo(ChronoUnit.SECONDS)
                .atOffset(BEIJING));
    }

    static String number(PaymentOrder order, Way way) {
        return way == Way.CODE ? order.number() : "H" + order.number().substring(1);
    }

    static String ours(String outTradeNo) {
        return outTradeNo.startsWith("H") ? "D" + outTradeNo.substring(1) : outTradeNo;
    }

    static PaymentNotice notice(Transaction paid) {
        return new PaymentNotice(
                ours(paid.getOutTradeNo()),
                CHANNEL,
                paid.getTransactionId(),
                new Money(paid.getAmount().getTotal(), paid.getAmount().getCurrency()));
    }

    @Override
    public Standing query(PaymentOrder order, Way way) {
        return standing(number(order, way));
    }

    private Standing standing(String outTradeNo) {
        QueryOrderByOutTradeNoRequest request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(settings.merchant());
        request.setOutTradeNo(outTradeNo);
        return asked("tell of order " + outTradeNo, () -> {
            try {
                return standing(codes.queryOrderByOutTradeNo(request));
            } catch (ServiceException e) {
                if (NOT_THERE.contains(String.valueOf(e.getErrorCode()))) {
                    return new Standing.Unknown();
                }
                throw e;
            }
        });
    }

    private static Standing standing(Transaction trade) {
        return switch (trade.getTradeState()) {
            // Paid and given back since: the ledger wants to hear of both.
            case SUCCESS, REFUND -> new Standing.Paid(notice(trade));
            case CLOSED, REVOKED -> new Standing.Closed();
            default -> new Standing.Unpaid();
        };
    }

    @Override
    public Standing close(PaymentOrder order, Way way) {
        CloseOrderRequest request = new CloseOrderRequest();
        request.setMchid(settings.merchant());
        request.setOutTradeNo(number(order, way));
        return asked("close order " + order.number(), () -> {
            try {
                codes.closeOrder(request);
                return new Standing.Closed();
            } catch (ServiceException e) {
                String code = String.valueOf(e.getErrorCode());
                if (SETTLED.contains(code)) {
                    return query(order, way);
                }
                if (NOT_THERE.contains(code)) {
                    return new Standing.Unknown();
                }
                throw e;
            }
        });
    }

    @Override
    public RefundResult refund(Refund refund) {
        AmountReq amount = new AmountReq();
        amount.setRefund(refund.amount().minor());
        amount.setTotal(-refund.payment().amount().minor());
        amount.setCurrency(refund.amount().currency());
        CreateRequest request = new CreateRequest();
        request.setTransactionId(refund.payment().channelSerial().orElseThrow());
        request.setOutRefundNo(refund.number());
        request.setNotifyUrl(settings.notices().toString());
        request.setAmount(amount);
        return asked(
                "give back " + refund.number(),
                () -> result(refunds.create(request).getStatus()));
    }

    @Override
    public RefundResult query(Refund refund) {
        QueryByOutRefundNoRequest request = new QueryByOutRefundNoRequest();
        request.setOutRefundNo(refund.number());
        return asked(
                "tell of refund " + refund.number(),
                () -> result(refunds.queryByOutRefundNo(request).getStatus()));
    }

    static RefundResult result(Status status) {
        return switch (status) {
            case SUCCESS -> new RefundResult.Done();
            case PROCESSING -> new RefundResult.Pending();
            case CLOSED -> new RefundResult.Failed("WeChat Pay has closed it");
            case ABNORMAL -> new RefundResult.Failed("The payer's account takes no money; see the merchant's pages");
        };
    }

    @Override
    public CallBack read(Incoming notice, Instant at) {
        return notices.read(notice, at);
    }

    private static <T> T asked(String what, Supplier<T> question) {
        try {
            return question.get();
        } catch (ServiceException e) {
            throw new ChannelException(
                    "WeChat Pay does not %s: %d %s %s"
                            .formatted(what, e.getHttpStatusCode(), e.getErrorCode(), e.getErrorMessage()),
                    e);
        } catch (WechatPayException | IllegalArgumentException e) {
            // IllegalArgumentException is how the SDK says that an answer is too old.
            throw new ChannelException("WeChat Pay was asked to %s: %s".formatted(what, e.getMessage()), e);
        }
    }
}
