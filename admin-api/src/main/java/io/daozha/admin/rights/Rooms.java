package io.daozha.admin.rights;

import io.daozha.billing.right.PermitType;
import io.daozha.billing.right.PermitType.Overflow;
import io.quarkus.qute.TemplateExtension;
import java.time.LocalDate;
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

    @TemplateExtension
    static boolean chose(Given.Grant typed, PermitType type) {
        return Long.toString(type.id()).equals(typed.type());
    }

    @TemplateExtension
    static LocalDate dayAfter(LocalDate day) {
        return day.plusDays(1);
    }
}
