package io.daozha.admin.household;

import io.daozha.admin.rights.PassView;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates. A trouble is null where nothing is wrong. */
@CheckedTemplate(basePath = "my", requireTypeSafeExpressions = false)
class MyPages {
    private MyPages() {}

    /**
     * @param asked a plate that was refused, or read from a photograph
     * @param guest a visitor pass that was refused
     * @param read from a photograph just now; null otherwise
     * @param guestTrouble what is wrong with the fields of the pass; {@code trouble} is of everything else
     */
    static native TemplateInstance my(
            MyView my, Sent.Car asked, Sent.Pass guest, PlatePhoto.Reading read, Trouble trouble, Trouble guestTrouble);

    static native TemplateInstance home(Trouble trouble);

    static native TemplateInstance fee(FeePage page, Trouble trouble);

    static native TemplateInstance stays(Slice<StayView> stays);

    /** @param forgotten how many stays were forgotten just now; null otherwise */
    static native TemplateInstance data(Integer forgotten, Integer kept, Trouble trouble);

    /** @param pass null where none was found, or none asked for */
    static native TemplateInstance visit(PassView pass, String code, Sent.Car asked, Trouble trouble);

    static native TemplateInstance join(String code, String name, Trouble trouble);
}
