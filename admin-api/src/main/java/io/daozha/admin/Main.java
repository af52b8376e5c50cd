package io.daozha.admin;

import io.daozha.admin.commands.Evaluate;
import io.daozha.admin.launch.Serve;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The application jar's command line: serves when given nothing, or does one thing and ends. */
@QuarkusMain
@Command(
        name = "daozha",
        mixinStandardHelpOptions = true,
        version = "Daozha 0.1.0",
        description = "Runs a car park: reads plates, moves barriers, prices stays. Without a command it serves.",
        subcommands = {Replay.class, Evaluate.class})
public final class Main implements Callable<Integer> {

    public static void main(String... arguments) {
        int status = new CommandLine(new Main()).execute(arguments);
        if (status != 0
                || LaunchMode.current()
                        != LaunchMode.DEVELOPMENT) { // in development mode the process outlives its main, to reload
            System.exit(status);
        }
    }

    @Override
    public Integer call() {
        return Serve.run(Map.of());
    }
}
