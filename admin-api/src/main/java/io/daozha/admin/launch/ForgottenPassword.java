package io.daozha.admin.launch;

import io.daozha.admin.ParkingConfig;
import io.daozha.admin.access.TerminalPassword;
import io.daozha.admin.commands.MachineLanguage;
import io.daozha.billing.Words;
import io.daozha.billing.postgres.DatabaseStartException;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** For whoever has access to the machine and to no account. */
@Command(
        name = "password",
        mixinStandardHelpOptions = true,
        description =
                "Gives an account a password for one login, and enables it. With the brought-along database, stop the"
                        + " application first.")
public final class ForgottenPassword implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "of the account, such as manager")
    private String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SmallRyeConfig config =
                ConfigUtils.configBuilder().withMapping(ParkingConfig.class).build();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (DataFolder folder = DataFolder.take(
                        config.getConfigMapping(ParkingConfig.class).data());
                Database database = Database.open(config, folder.path())) {
            Map<String, String> login = database.settings();
            try (Connection connection = DriverManager.getConnection(
                    setting(config, login, Database.URL),
                    setting(config, login, Database.NAME),
                    setting(config, login, Database.PASSWORD))) {
                Optional<String> password = TerminalPassword.give(connection, name, Instant.now());
                if (password.isEmpty()) {
                    err.println("daozha: " + say("没有账号 '" + name + "'", "there is no account '" + name + "'"));
                    return 1;
                }
                out.println(say(
                        "账号 " + name + "，密码 " + password.get() + "（只能用一次，登录后要换成自己的）",
                        "Name " + name + ", password " + password.get() + " (works once; choose your own then)"));
                return 0;
            }
        } catch (CannotStartException | DatabaseStartException | IllegalArgumentException e) {
            err.println("daozha: " + e.getMessage());
        } catch (SQLException e) {
            err.println("daozha: "
                    + say("数据库没有接受（" + e.getMessage() + "）", "the database did not take it (" + e.getMessage() + ")"));
        } catch (IOException e) {
            err.println("daozha: " + say("数据文件夹没有交还：" + e, "the data folder was not given back: " + e));
        }
        return 1;
    }

    private static String say(String zh, String en) {
        return new Words(zh, en).in(MachineLanguage.of(System.getenv()));
    }

    private static String setting(SmallRyeConfig config, Map<String, String> login, String key) {
        String brought = login.get(key);
        return brought != null
                ? brought
                : config.getOptionalValue(key, String.class).orElse("");
    }
}
