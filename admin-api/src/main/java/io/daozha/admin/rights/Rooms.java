package io.daozha.admin.rights;

import io.daozha.billing.right.PermitType.Overflow;
import io.quarkus.qute.TemplateExtension;
import java.util.List;

/** What the templates of this room list: its pages, and the choices of its forms. */
final class Rooms {
    private Rooms() {}

    @TemplateExtension(namespace = "rooms")
    static List<Room> all() {
        return List.of(Room.values());
    }

    @TemplateExtension(namespace = "overflows")
    static Overflow temporary() {
        return Overflow.TEMPORARY;
    }

    @TemplateExtension(namespace = "overflows")
    static Overflow refused() {
        return Overflow.REFUSED;
    }
}
