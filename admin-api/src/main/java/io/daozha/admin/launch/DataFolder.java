package io.daozha.admin.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of everything that outlives the process, held by one process at a time. */
record DataFolder(Path path, FileChannel lock) implements AutoCloseable {

    /** Takes the folder, making it if need be. */
    static DataFolder take(Path folder) throws CannotStartException {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            FileChannel lock =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() != null) {
                return new DataFolder(path, lock);
            }
            lock.close();
        } catch (IOException e) {
            throw new CannotStartException(
                    "The data folder " + path + " cannot be written (" + e + "); choose another with daozha.data", e);
        }
        throw new CannotStartException("Another copy of Daozha is using the data folder " + path
                + "; stop it, or choose another folder with daozha.data");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
