package io.daozha.billing.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Under which account the server runs; PostgreSQL refuses to run as root. */
enum Account {
    /** The caller's own, who is not root. */
    OWN {
        @Override
        List<String> prefix() {
            return List.of();
        }

        @Override
        void own(Path folder) {
            // What is not the caller's, he could not give himself.
        }
    },

    /**
     * Root, in a namespace of its own where it is nobody: files stay root's, so any folder will do.
     */
    NAMESPACE {
        @Override
        List<String> prefix() {
            return List.of("unshare", "-U");
        }

        @Override
        void own(Path folder) throws IOException {
            give(folder, ROOT);
        }
    },

    /** nobody, to whom the folder is given; for root where namespaces are forbidden. */
    DROPPED {
        @Override
        List<String> prefix() {
            return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        }

        @Override
        void own(Path folder) throws IOException {
            for (Path above = folder.getParent(); above != null; above = above.getParent()) {
                if (((int) Files.getAttribute(above, "unix:mode") & OTHERS_MAY_ENTER) == 0) {
                    throw new DatabaseStartException(
                            "As root the database runs under another account, which may not enter " + above
                                    + "; choose another folder with daozha.data, or start Daozha as an ordinary user");
                }
            }
            give(folder, NOBODY);
        }
    };

    private static final int ROOT = 0;

    /** initdb insists on an account that has a name, and this one every Linux has. */
    private static final int NOBODY = 65534;

    private static final int OTHERS_MAY_ENTER = 0001;

    /** What to put before a program for it to run under the account. */
    abstract List<String> prefix();

    /** Makes the folder and all in it the account's, whoever's they were in the last run. */
    abstract void own(Path folder) throws IOException;

    /** In a session of its own, out of reach of the terminal's Ctrl-C, which is the application's to answer. */
    List<String> command(Path program) {
        List<String> command = new ArrayList<>();
        if (succeeds(List.of("setsid", "true"))) {
            command.add("setsid");
        }
        command.addAll(prefix());
        command.add(program.toString());
        return command;
    }

    /** The one that fits whoever runs the application. */
    static Account choose() throws DatabaseStartException {
        if (!root()) {
            return OWN;
        }
        for (Account account : List.of(NAMESPACE, DROPPED)) {
            List<String> trial = new ArrayList<>(account.prefix());
            trial.add("true");
            if (succeeds(trial)) {
                return account;
            }
        }
        throw new DatabaseStartException("PostgreSQL does not run as root, and neither unshare nor setpriv (package"
                + " util-linux) can put it under another account here; start Daozha as an ordinary user");
    }

    private static boolean root() {
        try {
            return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                    && (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == ROOT;
        } catch (IOException e) {
            return "root".equals(System.getProperty("user.name")); // no /proc
        }
    }

    /** Whether the program is there and does it. */
    static boolean succeeds(List<String> command) {
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

    private static void give(Path folder, int owner) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                return give(path);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                return give(path);
            }

            private FileVisitResult give(Path path) throws IOException {
                Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
