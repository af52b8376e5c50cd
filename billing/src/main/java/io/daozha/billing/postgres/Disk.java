package io.daozha.billing.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files that are there after a power cut, or gone. */
final class Disk {
    private Disk() {}

    /** Returns when the bytes are on the disk, not only on their way. */
    static void write(byte[] bytes, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /**
     * Returns when a whole folder is on the disk, where the system has a way of saying so: a thousand files forced one
     * by one take seconds.
     */
    static void settle(Path folder) {
        Account.succeeds(List.of("sync", "-f", folder.toString()));
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> parts;
        try (Stream<Path> tree = Files.walk(folder)) {
            parts = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path part : parts) {
            Files.delete(part);
        }
    }
}
