package io.daozha.admin.commands;

import picocli.CommandLine.Command;

/** What an installer does on a line before the car park is configured. */
@Command(
        name = "bus",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Tries out what is wired: finds ports and boards, watches inputs, pulses a relay, shows a text on a"
                        + " sign. Needs no configuration, database or web server. The line must be free: stop the"
                        + " application first, or use its page /settings/devices.",
        subcommands = {BusPorts.class, BusScan.class, BusWatch.class, BusPulse.class, BusText.class})
public final class Bus {}
