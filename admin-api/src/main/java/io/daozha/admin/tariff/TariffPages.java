package io.daozha.admin.tariff;

import io.daozha.admin.web.Trouble;
import io.daozha.billing.TariffVersion;
import io.daozha.billing.Words;
import io.daozha.billing.tariff.NoticeBoard;
import io.daozha.billing.tariff.Tariff;
import io.daozha.billing.tariff.VehicleClass;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The templates. A trouble is null where nothing is wrong. */
@CheckedTemplate(basePath = "tariff", requireTypeSafeExpressions = false)
class TariffPages {
    private TariffPages() {}

    static native TemplateInstance versions(
            TariffVersion inForce, List<TariffVersion> scheduled, List<TariffVersion> past);

    static native TemplateInstance version(TariffVersion version, boolean inForce);

    static native TemplateInstance draft(Draft draft, Draft.Verdict verdict, Trouble trouble);

    static native TemplateInstance rehearsal(Draft draft, RehearsalView view);

    static native TemplateInstance board(Tariff tariff, int spacesLeft);

    @TemplateExtension(namespace = "tariffs")
    static List<VehicleClass> classes() {
        return List.of(VehicleClass.values());
    }

    @TemplateExtension(namespace = "tariffs")
    static Words named(VehicleClass vehicle) {
        return NoticeBoard.name(vehicle);
    }

    @TemplateExtension(namespace = "tariffs")
    static List<Words> notices(Tariff tariff) {
        return NoticeBoard.lines(tariff);
    }
}
