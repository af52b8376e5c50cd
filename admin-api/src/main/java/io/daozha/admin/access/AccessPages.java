package io.daozha.admin.access;

import io.daozha.admin.web.Trouble;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates. A trouble is null where nothing is wrong. */
@CheckedTemplate(basePath = "access", requireTypeSafeExpressions = false)
class AccessPages {
    private AccessPages() {}

    static native TemplateInstance login(String to, String name, Trouble trouble);

    static native TemplateInstance password(Trouble trouble);
}
