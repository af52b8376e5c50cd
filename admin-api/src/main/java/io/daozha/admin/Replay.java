package io.daozha.admin;

import io.daozha.admin.commands.UsageException;
import io.daozha.admin.launch.Serve;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the whole application on a folder of photographs, and writes what it made of them. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Lets each photograph of a folder drive in and, some simulated minutes later, out again, through the"
                        + " real reader, lanes and ledger; then writes the ledger and ends.")
final class Replay implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "photographs, one car each, in the order of their names")
    private Path folder;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            required = true,
            description = "where the ledger is written, as CSV")
    private Path ledger;

    @Option(
            names = "--minutes",
            defaultValue = "45",
            description = "simulated minutes that each car stays (${DEFAULT-VALUE})")
    private int minutes;

    @Option(names = "--pace", defaultValue = "10", description = "times faster than life, up to 20 (${DEFAULT-VALUE})")
    private int pace;

    @Option(names = "--data", paramLabel = "FOLDER", description = "data folder; a new temporary one by default")
    private Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(folder)) {
            throw new UsageException(
                    spec.commandLine(), folder + " 不是放照片的文件夹", folder + " is not a folder of photographs");
        }
        if (pace < 1 || pace > 20 || minutes < 0) {
            throw new UsageException(
                    spec.commandLine(),
                    "--pace 要在 1 到 20 之间，--minutes 不能小于 0",
                    "--pace may be 1 to 20, --minutes not below 0");
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("daozha.data", (data == null ? Files.createTempDirectory("daozha-replay") : data).toString());
        // A stay whose exit was not recognised stays open; it must not keep the photographs after it out.
        settings.put("daozha.capacity", "100000");
        settings.put("daozha.simulation.pace", Integer.toString(pace));
        settings.put("daozha.simulation.traffic", "false");
        settings.put("daozha.simulation.photos", folder.toAbsolutePath().toString());
        settings.put("daozha.simulation.stay", "PT" + minutes + "M");
        settings.put("daozha.simulation.ledger", ledger.toAbsolutePath().toString());
        return Serve.run(settings);
    }
}
