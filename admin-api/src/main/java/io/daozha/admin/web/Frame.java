package io.daozha.admin.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Pages that belong to no room. */
@CheckedTemplate(basePath = "web", requireTypeSafeExpressions = false)
class Frame {
    private Frame() {}

    static native TemplateInstance problem(Problem problem);
}
