package io.daozha.admin;

import io.daozha.admin.commands.Bench;
import io.daozha.admin.commands.Bus;
import io.daozha.admin.commands.Evaluate;
import io.daozha.admin.commands.MachineLanguage;
import io.daozha.admin.commands.Price;
import io.daozha.admin.commands.ReadPlates;
import io.daozha.admin.commands.Rehearse;
import io.daozha.admin.commands.SpokenHelp;
import io.daozha.admin.launch.ForgottenPassword;
import io.daozha.admin.launch.Serve;
import io.daozha.plate.BadModelException;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The application jar's command line: serves when given nothing, or does one thing and ends. */
@QuarkusMain
@Command(
        name = "daozha",
        mixinStandardHelpOptions = true,
        version = "Daozha 0.1.0",
        description = "Runs a car park: reads plates, moves barriers, prices stays. Without a command it serves.",
        subcommands = {
            Replay.class,
            ReadPlates.class,
            Evaluate.class,
            Bench.class,
            Bus.class,
            Price.class,
            Rehearse.class,
            ForgottenPassword.class
        })
public final class Main implements Callable<Integer> {

    public static void main(String... arguments) {
        // Plates are Chinese, whatever the terminal was told; what reads our lines expects UTF-8.
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = SpokenHelp.commands(new Main(), MachineLanguage.of(System.getenv()))
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(Main::refuse)
                .execute(arguments);
        if (status != 0
                || LaunchMode.current()
                        != LaunchMode.DEVELOPMENT) { // in development mode the process outlives its main, to reload
            System.exit(status);
        }
    }

    /** What is wrong with the installation is said in a sentence; everything else is a fault of ours and keeps its trace. */
    private static int refuse(Exception fault, CommandLine command, ParseResult parsed) throws Exception {
        if (fault instanceof BadModelException) {
            command.getErr().println("daozha: " + fault.getMessage());
            return 1;
        }
        throw fault;
    }

    @Override
    public Integer call() {
        return Serve.run(Map.of());
    }
}
