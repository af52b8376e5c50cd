package io.daozha.billing.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Under which account the server runs; PostgreSQL refuses to run as root. */
enum Account {
    /** The caller's own. */
    OWN {
        @Override
        List<String> prefix() {
            return List.of();
        }
    },

    /**
     * Root, in a user namespace of its own where it is nobody: files stay root's, so any folder will do.
     */
    NAMESPACE {
        @Override
        List<String> prefix() {
            return List.of("unshare", "-U");
        }
    },

    /** nobody, to whom the folder is given; for root where namespaces are forbidden. */
    DROPPED {
        @Override
        List<String> prefix() {
            return List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups");
        }

        @Override
        void own(Path folder) throws IOException {
            for (Path above = folder.getParent(); above != null; above = above.getParent()) {
                if (((int) Files.getAttribute(above, "unix:mode") & 0001) == 0) {
                    throw new DatabaseStartException(
                            "As root the database runs under another account, which may not enter " + above
                                    + "; choose another folder with daozha.data, or start Daozha as an ordinary user");
                }
            }
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                    return take(path);
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                    return take(path);
                }

                private FileVisitResult take(Path path) throws IOException {
                    Files.setAttribute(path, "unix:uid", ID, java.nio.file.LinkOption.NOFOLLOW_LINKS);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    };

    /** nobody: initdb insists on an account that has a name, and this one every Linux has. */
    private static final int ID = 65534;

    abstract List<String> prefix();

    /** Makes the folder readable and writable to the account. */
    void own(Path folder) throws IOException {
        // The caller made it; it is his, and so is the account.
    }

    /** @param ownSession in a session of its own, out of reach of the terminal's Ctrl-C */
    List<String> command(boolean ownSession, Path program) {
        List<String> command = new ArrayList<>();
        if (ownSession && linux()) {
            command.add("setsid");
        }
        command.addAll(prefix());
        command.add(program.toString());
        return command;
    }

    static Account choose() {
        if (!linux() || !"root".equals(System.getProperty("user.name"))) {
            return OWN;
        }
        return works(NAMESPACE) ? NAMESPACE : DROPPED;
    }

    private static boolean works(Account account) {
        List<String> command = new ArrayList<>(account.prefix());
        command.add("true");
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean linux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }
}
