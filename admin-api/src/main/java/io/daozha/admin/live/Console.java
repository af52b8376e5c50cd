package io.daozha.admin.live;

import io.daozha.billing.Plate;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What the pages need of the car park. Every command answers quickly or throws {@link Refused}; what came of it is seen
 * in the next {@link #now()}. Safe from any thread.
 */
public interface Console {

    /** The car park at this moment. Asked up to fifteen times a second for each open page: cheap, no database. */
    ConsoleView now();

    /** The newest picture of a lane's camera as JPEG; empty while there is none. */
    Optional<byte[]> frame(String lane);

    /** A stored picture as JPEG, by the name that {@link PassageView} carries. */
    Optional<byte[]> picture(String name);

    /**
     * Opens by hand.
     *
     * @param reason in the operator's words, never blank
     */
    void open(String lane, String reason);

    /**
     * Raises the arm and keeps it up until it is released.
     *
     * @param reason in the operator's words, never blank
     */
    void hold(String lane, String reason);

    /** Lets an arm come down again that is kept up, after a fire too once its contact has opened. */
    void release(String lane);

    /** A person says which car stands in the lane. */
    void identify(String lane, Plate plate);

    /** The driver says which of the cars he was shown is his; refused for any other. */
    void choose(String lane, Plate plate);

    /** Gives the car without a plate that stands in an entry a number to park under, and lets it in. */
    Plate ticket(String lane);

    /**
     * The driver of the car in the lane pays what it owes.
     *
     * @param session the stay the driver was shown; refused when another car stands there by now
     */
    Asked pay(String lane, long session, Payer payer);

    /**
     * @param order under which number it was asked; nobody guesses it
     * @param next the channel's page, where his phone goes to pay; empty where it is paid already, as in the simulation
     */
    record Asked(String order, Optional<URI> next) {}

    /**
     * @param address of his phone, as the channel wants to know it
     * @param browser what his phone says it is
     * @param channel where he wants to pay; empty to leave it to us
     */
    record Payer(String address, String browser, String channel) {}

    /** The simulated street; empty where the lanes are real. */
    Optional<Street> street();

    /** What can be played on the simulated forecourt. */
    interface Street {

        /** A car drives up: to an entry a new one, to an exit one of those inside. */
        void arrive(String lane, Kind kind, Manner manner);

        /** The driver waiting in the lane pays. */
        void pay(String lane);

        /** The driver waiting in the lane says that the fee is wrong. */
        void dispute(String lane);

        /** The car in the lane turns back. */
        void backOut(String lane);

        /** Whether cars come and go by themselves. */
        void traffic(boolean on);

        boolean traffic();

        /** Whether drivers pay by themselves when they are asked to. */
        void paying(boolean willing);

        boolean paying();

        /** How many times faster than life its time runs. */
        double pace();

        void pace(double times);

        /** Pulls something out, or puts it back. */
        void pull(Plug plug, boolean out);

        /** What is pulled out now. */
        Set<Plug> pulled();

        enum Kind {
            TEMPORARY,
            PERMIT,
            UNPLATED,
            /** With a new-energy plate. */
            GREEN,
            /** A lorry or a bus. */
            YELLOW,
            POLICE
        }

        enum Manner {
            PATIENT,
            /** Stands for a while before the open arm, then goes, or turns back. */
            HESITANT,
            /** Goes through behind the car in front. */
            TAILGATING,
            /** Says that the fee is wrong, where he is asked for one. */
            DISPUTING
        }

        enum Plug {
            /** The channel by which drivers pay. */
            PAYMENT,
            /** The line of the boards. */
            BUS,
            /** The cameras of both lanes. */
            CAMERA,
            /** The signs of both lanes. */
            SIGN,
            /** The contact of the fire panel: out is alarm. */
            FIRE
        }
    }
}
