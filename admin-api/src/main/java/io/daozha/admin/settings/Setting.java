package io.daozha.admin.settings;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * One key of the configuration as it is in force.
 *
 * @param value never a secret: of those only whether they are given
 */
record Setting(String key, String value, Origin origin) {
    /** What stands before an @ in an address is a login. */
    private static final Pattern LOGIN = Pattern.compile("//[^/@\\s]*@");

    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|api-v3-key|barrier-login).*");

    /** Where a value comes from. */
    enum Origin {
        /** Nobody set it. */
        DEFAULT,
        /** A file of properties: the application's own, or {@code config/application.properties} beside it. */
        FILE,
        /** {@code -Dkey=value} at the start. */
        COMMAND_LINE,
        ENVIRONMENT;

        static Origin of(String source) {
            if (source == null || source.contains("Default")) {
                return DEFAULT;
            }
            if (source.contains("SysProp")) {
                return COMMAND_LINE;
            }
            return source.contains("Env") ? ENVIRONMENT : FILE;
        }
    }

    /** @param value as the program took it, which it does from {@code key} */
    static Setting of(String key, Object value) {
        ConfigValue raw = raw(key);
        return new Setting(
                key, shown(key, value), Origin.of(raw.getValue() == null ? null : raw.getConfigSourceName()));
    }

    /** A key of the framework's, of which only the text is known. */
    static Setting inForce(String key) {
        return of(key, Optional.ofNullable(raw(key).getValue()));
    }

    private static ConfigValue raw(String key) {
        return ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigValue(key);
    }

    static String shown(String key, Object value) {
        String text =
                value instanceof Optional<?> maybe ? maybe.map(Object::toString).orElse("") : value.toString();
        if (text.isEmpty()) {
            return "–";
        }
        return SECRET.matcher(key).matches() ? "••••" : LOGIN.matcher(text).replaceAll("//…@");
    }
}
