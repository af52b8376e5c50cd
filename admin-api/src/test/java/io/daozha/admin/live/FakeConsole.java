package io.daozha.admin.live;

import io.daozha.admin.live.Refused.Cause;
import io.daozha.billing.Plate;
import io.daozha.billing.Plate.Colour;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.imageio.ImageIO;

/** A car park made of nothing but what a test says it looks like; it notes the orders it is given. */
@Alternative
@Singleton
public class FakeConsole implements Console, Console.Street {
    final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
    private final LiveFeed feed;
    volatile boolean broken;
    private volatile ConsoleView view = Scenes.busy();

    FakeConsole(LiveFeed feed) {
        this.feed = feed;
    }

    public void becomes(ConsoleView next) {
        view = next;
        feed.changed(LiveEvent.lane("entry"));
    }

    /** As a camera or a board does it: no event tells of it. */
    public void turnsUnheard(ConsoleView next) {
        view = next;
    }

    @Override
    public ConsoleView now() {
        if (broken) {
            throw new IllegalStateException("The test has broken the car park");
        }
        return view;
    }

    @Override
    public Optional<byte[]> frame(String lane) {
        return lane.equals("entry") ? Optional.of(grey()) : Optional.empty();
    }

    @Override
    public Optional<byte[]> picture(String name) {
        return Optional.of(grey());
    }

    @Override
    public void open(String lane, String reason) {
        orders.add("open " + lane + " " + reason);
    }

    @Override
    public void hold(String lane, String reason) {
        orders.add("hold " + lane + " " + reason);
    }

    @Override
    public void release(String lane) {
        orders.add("release " + lane);
    }

    @Override
    public void identify(String lane, Plate plate) {
        orders.add("identify " + lane + " " + plate);
    }

    @Override
    public void choose(String lane, Plate plate) {
        orders.add("choose " + lane + " " + plate);
    }

    @Override
    public Plate ticket(String lane) {
        orders.add("ticket " + lane);
        return new Plate("无7K2M9QX", Colour.TICKET);
    }

    @Override
    public Asked pay(String lane, long session, Payer payer) {
        if (view.lane(lane)
                .flatMap(LaneView::quote)
                .filter(due -> due.session() == session)
                .isEmpty()) {
            throw new Refused(Cause.OTHER_CAR);
        }
        orders.add("pay " + lane + " " + session);
        return new Asked("D0", Optional.empty());
    }

    @Override
    public Optional<Street> street() {
        return view.street().map(simulated -> this);
    }

    @Override
    public void arrive(String lane, Kind kind, Manner manner) {
        if (lane.equals("exit")) {
            throw new Refused(Cause.NOBODY_INSIDE);
        }
        orders.add("arrive " + lane + " " + kind + " " + manner);
    }

    @Override
    public void pay(String lane) {
        orders.add("pay " + lane);
    }

    @Override
    public void dispute(String lane) {
        orders.add("dispute " + lane);
    }

    @Override
    public double pace() {
        return view.pace();
    }

    @Override
    public void pace(double times) {
        orders.add("pace " + times);
    }

    @Override
    public void backOut(String lane) {
        orders.add("back out " + lane);
    }

    @Override
    public void traffic(boolean on) {
        orders.add("traffic " + on);
    }

    @Override
    public boolean traffic() {
        return true;
    }

    @Override
    public void paying(boolean willing) {
        orders.add("paying " + willing);
    }

    @Override
    public boolean paying() {
        return true;
    }

    @Override
    public void pull(Plug plug, boolean out) {
        orders.add("pull " + plug + " " + out);
    }

    @Override
    public Set<Plug> pulled() {
        return Set.of();
    }

    private static byte[] grey() {
        BufferedImage image = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0x6a6a66));
        pen.fillRect(0, 0, 640, 360);
        pen.setColor(new Color(0x3c3c3a));
        pen.fillRect(180, 90, 280, 220);
        pen.setColor(new Color(0x1d4f9e));
        pen.fillRect(275, 230, 88, 28);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
