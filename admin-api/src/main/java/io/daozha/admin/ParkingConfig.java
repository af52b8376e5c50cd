package io.daozha.admin;

import io.daozha.admin.keeping.KeepingConfig;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.SiteRules;
import io.daozha.gate.FailPolicy;
import io.daozha.gate.LaneRules;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Everything an operator can set; the reasons stand in application.properties. */
@ConfigMapping(prefix = "daozha")
public interface ParkingConfig {

    /** Name of the car park, shown on pages. */
    @WithDefault("老街坊停车场")
    String name();

    /** Spaces. */
    @WithDefault("30")
    int capacity();

    /** What is said to a car that owes for earlier stays. */
    @WithDefault("REMIND")
    SiteRules.DebtAtEntry debtAtEntry();

    /** How long the window of a visitor pass may be. */
    @WithDefault("P7D")
    Duration longestVisit();

    /** Folder of everything that must outlive the process: database, journals, pictures. */
    @WithDefault("daozha-data")
    Path data();

    /** Address under which a driver's phone reaches this application; the QR code on the sign holds it. */
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    String address();

    /** Language of the signs: zh or en. */
    @WithDefault("zh")
    String language();

    /** A site's own rows of the table of what signs show and say, properties in UTF-8; see docs/hardware.md. */
    Optional<Path> signs();

    /** How bright and loud signs are by the time of day: {@code 07:00 100/80, 22:00 30/0}; without it, as they are set. */
    Optional<String> signLevels();

    /** Serial lines by name. */
    Map<String, Line> lines();

    /** Lanes by name; with none, the simulated forecourt runs. */
    Map<String, LaneConfig> lanes();

    /** Outside readers by a name of your choice: cameras and programs that read plates themselves. */
    Map<String, Reader> readers();

    Payment payment();

    Refunds refunds();

    /** A car that is inside for so many days is looked at, and its fee grows no more until then. */
    @WithDefault("7")
    int longStayDays();

    /** Under dispute a car may leave owing at most so much, in the smallest unit of the currency. */
    @WithDefault("5000")
    long disputeLimit();

    /** What a car pays whose entry nobody saw, in the smallest unit of the currency; 0: the operator decides. */
    @WithDefault("0")
    long lostEntryFee();

    KeepingConfig keeping();

    Simulation simulation();

    /** The channels by which drivers pay; with none, the simulated one. See docs/payments.md. */
    interface Payment {
        /** Where the channels reach us, {@code https://park.example.cn}; the path is ours. */
        Optional<URI> callBack();

        Wechat wechat();

        Alipay alipay();

        /** How long the arm may take after a payment before it, until the operator is told. */
        @WithDefault("PT10S")
        Duration armPatience();
    }

    /** As {@link io.daozha.billing.payment.WechatSettings}; files are named by their paths. */
    interface Wechat {
        @WithDefault("https://api.mch.weixin.qq.com")
        URI address();

        Optional<String> appId();

        Optional<String> merchant();

        Optional<String> serial();

        Optional<Path> privateKey();

        Optional<String> apiV3Key();

        Optional<String> publicKeyId();

        Optional<Path> platformKey();
    }

    /** As {@link io.daozha.billing.payment.AlipaySettings}; files are named by their paths. */
    interface Alipay {
        @WithDefault("https://openapi.alipay.com/gateway.do")
        URI address();

        Optional<String> appId();

        Optional<String> seller();

        Optional<Path> privateKey();

        Optional<Path> publicKey();
    }

    interface Refunds {
        /** Refunds of more than so many of the smallest unit need a second person. */
        @WithDefault("5000")
        long approveAbove();
    }

    Login login();

    /** How long a browser stays logged in. */
    interface Login {
        /** Since its reader last did something. */
        @WithDefault("PT12H")
        Duration idle();

        /** Whatever he does. */
        @WithDefault("P7D")
        Duration longest();

        /** Where a provider has the login: its groups that are called otherwise than our roles, and which role each is. */
        Map<String, String> groups();
    }

    interface Reader {
        /** What it speaks. */
        enum Form {
            /** Events of Frigate, on channel {@code frigate}. */
            FRIGATE,
            /** Plate results that Vzenith (臻识) cameras push to {@code /readers/vzenith/plate}. */
            VZENITH
        }

        Form form();

        /** Frigate's name of the camera; of a Vzenith camera its serial number, or the address that it calls from. */
        String camera();

        /** The lane whose cars it sees. */
        String lane();

        /** Of Frigate's zones the one where cars wait before the arm; without it, every plate the camera sees counts. */
        Optional<String> zone();
    }

    interface Line {
        /** {@code /dev/ttyUSB0}, better a path under /dev/serial/by-path, or {@code tcp://host:port} of a serial server. */
        String port();

        @WithDefault("9600")
        int baud();
    }

    interface LaneConfig {
        /** The camera of a lane that only an outside reader looks at. */
        String PUSHED = "pushed";

        Direction direction();

        /** Name of the serial line that its board is on. */
        String line();

        /** Modbus address of its board. */
        @WithDefault("1")
        int unit();

        /**
         * {@code rtsp://…}, {@code http://…}, {@code usb:/dev/video0}, {@code video:FILE}, {@code stills:FOLDER}, or
         * {@code pushed} where only an outside reader looks.
         */
        String camera();

        /** What tells that a vehicle has come. */
        enum Presence {
            /** The contact of the presence loop. */
            LOOP,
            /** The camera, where there is no loop: a plate that came near. */
            CAMERA
        }

        @WithDefault("LOOP")
        Presence presence();

        /** With presence by camera: from which width, as a part of the picture's, a plate is that of a car at the arm. */
        @WithDefault("0.1")
        double nearPlate();

        /**
         * Corners of the part of the picture where this lane's vehicles are, as parts of its width and height:
         * {@code 0.1,0.3 0.9,0.3 1,1 0,1}. Without it, the whole picture.
         */
        Optional<String> region();

        /**
         * What the lane does when something is out of order, by cause: {@code power-back}, {@code camera}, {@code bus},
         * {@code database}, {@code payment}, {@code clock}. See {@link FailPolicy.Rule#parse}; what is not set is as in
         * {@link FailPolicy#of}.
         */
        Map<FailPolicy.Cause, String> when();

        /** As {@link ParkingConfig#signLevels}, for this lane. */
        Optional<String> signLevels();

        Contacts contacts();

        /**
         * The lane by which the same barrier is passed the other way. Board, safety loop, limits and relay are as there;
         * presence loop, camera and sign are this lane's own. Set on one of the two.
         */
        Optional<String> bothWaysWith();

        /** Who lowers the arm: A its own board, B this application too. */
        @WithDefault("A")
        LaneRules.Profile profile();

        /** How long the arm takes to its upper limit at most. */
        @WithDefault("PT8S")
        Duration riseTimeout();

        /** With profile B: how long the arm takes to its lower limit at most. */
        @WithDefault("PT8S")
        Duration lowerTimeout();

        /** How long a car that was let through may take from the presence loop to the arm. */
        @WithDefault("PT25S")
        Duration noEntry();

        /** What speaks to the driver: {@code page}, {@code led:LINE} or {@code vzenith:READER}. */
        @WithDefault("page")
        String sign();

        Panel panel();

        /** What moves the arm: {@code relay} on the lane's board, or {@code isapi:http://host}. */
        @WithDefault("relay")
        String barrier();

        Optional<String> barrierLogin();

        Optional<String> barrierPassword();
    }

    /** The LED panel of a lane's sign. */
    interface Panel {
        @WithDefault("4")
        int rows();

        /** Bytes of GBK side by side; a Chinese character has two. */
        @WithDefault("8")
        int columns();

        /** What the card wants to be told first. */
        Optional<String> password();

        /** False where the card is set mute. */
        @WithDefault("true")
        boolean answers();
    }

    /** Which terminal of the board is what, counted from 0. */
    interface Contacts {
        @WithDefault("0")
        int presence();

        @WithDefault("1")
        int underArm();

        @WithDefault("2")
        int openLimit();

        @WithDefault("3")
        int closedLimit();

        /** The fire panel's contact, if it is wired here. */
        Optional<Integer> fire();

        @WithDefault("0")
        int openRelay();

        /** The relay on the barrier's CLOSE contact, for profile B. */
        OptionalInt closeRelay();
    }

    interface Simulation {
        /** How many times faster than life the simulated forecourt and its clock run. */
        @WithDefault("1")
        double pace();

        /** Whether cars come by themselves from the start. */
        @WithDefault("true")
        boolean traffic();

        /** A folder of photographs that drive in and out instead of rendered cars; see the command {@code replay}. */
        Optional<Path> photos();

        /** How long each of them stays. */
        @WithDefault("PT45M")
        Duration stay();

        /** Where the ledger is written when the last of them has left. */
        Optional<Path> ledger();

        /** What chance is drawn from; another each time where it is not set. */
        OptionalLong seed();
    }
}
