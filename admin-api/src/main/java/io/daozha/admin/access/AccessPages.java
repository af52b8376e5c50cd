package io.daozha.admin.access;

import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;

/** The templates. A trouble is null where nothing is wrong. */
@CheckedTemplate(basePath = "access", requireTypeSafeExpressions = false)
class AccessPages {
    private AccessPages() {}

    static native TemplateInstance login(String to, String name, Trouble trouble);

    static native TemplateInstance password(Trouble trouble);

    static native TemplateInstance people(Slice<Account> people);

    static native TemplateInstance person(String name, String role, Trouble trouble);

    static native TemplateInstance account(Account account, Trouble trouble);

    static native TemplateInstance made(People.Made made);

    static native TemplateInstance keys(Slice<ApiKey> keys, Instant now);

    static native TemplateInstance key(String label, List<String> scopes, String days, Trouble trouble);

    static native TemplateInstance madeKey(Keys.Made made);

    static native TemplateInstance audit(Slice<AuditEntry> entries);

    @TemplateExtension(namespace = "access")
    static List<Role> roles() {
        return List.of(Role.values());
    }

    @TemplateExtension(namespace = "access")
    static List<String> scopes() {
        return Keys.SCOPES.stream().sorted().toList();
    }
}
