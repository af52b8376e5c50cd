package io.daozha.billing.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once from the archive on the class path. */
final class Binaries {
    private static final String UNPACKING = "unpacking-";

    private final Path folder;

    private Binaries(Path folder) {
        this.folder = folder;
    }

    /** Unpacked into this folder, once for each archive: a new PostgreSQL comes with a new build. */
    static Binaries unpacked(Path home) throws IOException {
        String archive = "postgres-" + platform() + ".txz";
        URL packed = Binaries.class.getResource("/" + archive);
        if (packed == null) {
            throw new DatabaseStartException("This build brings no PostgreSQL for this machine (" + archive
                    + "): build it here, or set quarkus.datasource.jdbc.url to a server of your own");
        }
        Files.createDirectories(home);
        URLConnection connection = packed.openConnection();
        Path folder = home.toAbsolutePath().resolve("programs-" + connection.getContentLengthLong());
        try (InputStream in = connection.getInputStream()) {
            if (Files.notExists(folder)) {
                sweep(home);
                Path half = Files.createTempDirectory(home, UNPACKING);
                unpack(in, half);
                Disk.settle(half); // or a power cut within the minute leaves programs of no bytes
                Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return new Binaries(folder);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(windows() ? name + ".exe" : name);
    }

    private static void unpack(InputStream packed, Path into) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, into);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path path = into.resolve(entry.getName()).normalize();
        if (!path.startsWith(into)) {
            throw new IOException(entry.getName() + " in the archive leads out of its folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Path target = path.resolveSibling(entry.getLinkName()).normalize();
            if (!target.startsWith(into)) {
                throw new IOException(entry.getName() + " in the archive leads out of its folder");
            }
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & 0100) != 0 && !path.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make " + path + " executable; is its file system mounted noexec?");
        }
    }

    /** Removes what an unpacking that was cut short has left. */
    private static void sweep(Path home) throws IOException {
        try (Stream<Path> left = Files.list(home)) {
            for (Path half : left.filter(path -> path.getFileName().toString().startsWith(UNPACKING))
                    .toList()) {
                Disk.delete(half);
            }
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = machine.equals("aarch64");
        if (system.contains("linux")) {
            return arm ? "linux-arm_64" : "linux-x86_64";
        }
        return windows() ? "windows-x86_64" : arm ? "darwin-arm_64" : "darwin-x86_64";
    }

    private static boolean windows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    }
}
