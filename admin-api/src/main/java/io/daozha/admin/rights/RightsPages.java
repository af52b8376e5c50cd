package io.daozha.admin.rights;

import io.daozha.admin.access.Account;
import io.daozha.admin.access.Residents;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.right.PermitType;
import io.daozha.billing.right.RightChange;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.LocalDate;
import java.util.List;

/** The templates. {@code typed} fills a form again that was refused; a trouble is null where nothing is wrong. */
@CheckedTemplate(basePath = "rights", requireTypeSafeExpressions = false)
class RightsPages {
    static final int ROWS = 50;

    private RightsPages() {}

    static native TemplateInstance permits(PageOf<PermitView> list, String part);

    static native TemplateInstance grant(List<PermitType> types, Given.Grant typed, Trouble trouble);

    static native TemplateInstance permit(PermitView permit, List<RightChange> trail, LocalDate today, Trouble trouble);

    static native TemplateInstance requests(PageOf<RequestView> plates, PageOf<RequestView> permits, Trouble trouble);

    static native TemplateInstance households(PageOf<Homes.View> list, String part, Given.Home typed, Trouble trouble);

    /** @param made an account that was made just now; null otherwise */
    static native TemplateInstance household(
            Homes.View home,
            List<PermitView> permits,
            List<Account> accounts,
            List<RightChange> trail,
            Residents.Made made,
            Trouble trouble);

    static native TemplateInstance passes(PageOf<PassView> list, Given.Pass typed, Trouble trouble);

    static native TemplateInstance types(List<PermitType> types, Given.Type typed, Trouble trouble);

    static native TemplateInstance lists(
            List<StreetCounter.FreeView> free,
            List<StreetCounter.BanView> bans,
            List<StreetCounter.LockView> locks,
            Given.Free typed,
            Trouble trouble);

    static native TemplateInstance trail(RightChange.Kind kind, long number, List<RightChange> trail);
}
