package io.daozha.admin.live;

import io.daozha.admin.web.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.function.Function;

/** The templates, and the parts of the console that change by themselves. */
@CheckedTemplate(basePath = "live", requireTypeSafeExpressions = false)
class Pages {
    private Pages() {}

    static native TemplateInstance console(ConsoleView view, Language language);

    static native TemplateInstance banner(ConsoleView view);

    static native TemplateInstance alarms(ConsoleView view);

    static native TemplateInstance lot(ConsoleView view);

    static native TemplateInstance lanes(ConsoleView view);

    static native TemplateInstance passages(ConsoleView view);

    static native TemplateInstance sign(SignView view, Language language, boolean voice);

    static native TemplateInstance signboard(SignView view);

    /** What the fail policy answers, word by word. */
    @TemplateExtension
    static List<String> policyWords(String detail) {
        return List.of(detail.split(" ", -1));
    }

    /** What can be sent on the simulated street. */
    @TemplateExtension(namespace = "street")
    static List<Console.Street.Kind> kinds() {
        return List.of(Console.Street.Kind.values());
    }

    /** How many times faster than life the simulated street may be told to run. */
    @TemplateExtension(namespace = "street")
    static List<Integer> paces() {
        return List.of(1, 2, 5, 10, 20);
    }

    /** What can be pulled out of the simulated site. */
    @TemplateExtension(namespace = "street")
    static List<Console.Street.Plug> plugs() {
        return List.of(Console.Street.Plug.values());
    }

    /** A part of the console; its id is that of the element it fills. */
    record Region(String id, Function<ConsoleView, TemplateInstance> template) {
        String html(ConsoleView view, Language language) {
            return template.apply(view).setLocale(language.locale()).render();
        }
    }

    static final List<Region> REGIONS = List.of(
            new Region("banner", Pages::banner),
            new Region("alarms", Pages::alarms),
            new Region("lot", Pages::lot),
            new Region("lanes", Pages::lanes),
            new Region("passages", Pages::passages));
}
