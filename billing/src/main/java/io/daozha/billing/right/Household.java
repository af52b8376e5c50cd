package io.daozha.billing.right;

import io.daozha.billing.ParkingSession;
import io.daozha.billing.Plate;
import io.daozha.billing.Words;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.BatchSize;

/** Who lives here, as far as parking needs it: a name such as 3栋 402, a code, and how much it may ask for. */
@Entity
@BatchSize(size = ParkingSession.TOGETHER)
public class Household extends PanacheEntityBase {

    /**
     * How much a household may have.
     *
     * @param plates on all its permits together
     * @param spaces of all its permits together
     * @param passes visitor passes that are not over
     */
    public record Quota(int plates, int spaces, int passes) {
        public Quota {
            if (plates < 1 || spaces < 1 || passes < 0) {
                throw new IllegalArgumentException("A household has at least one plate and one space, and no fewer than"
                        + " 0 visitor passes; not " + plates + ", " + spaces + " and " + passes);
            }
        }

        /** As the trail of a household says it. */
        Words words() {
            return new Words(
                    plates + " 个车牌，" + spaces + " 个车位，" + passes + " 张访客通行证",
                    plates + " plates, " + spaces + " spaces, " + passes + " passes");
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;

    private String code;

    @Column(name = "most_plates")
    private int mostPlates;

    private int spaces;

    @Column(name = "most_passes")
    private int mostPasses;

    private String contact;

    Household() {}

    Household(String name, String code, Quota quota, Optional<String> contact) {
        this.name = name;
        this.code = code;
        this.contact = contact.orElse(null);
        limit(quota);
    }

    final void limit(Quota quota) {
        mostPlates = quota.plates();
        spaces = quota.spaces();
        mostPasses = quota.passes();
    }

    static Optional<Household> byCode(String code) {
        return find("code", code).firstResultOptional();
    }

    static Optional<Household> byName(String name) {
        return find("name", name).firstResultOptional();
    }

    List<Permit> permits(LocalDate today) {
        return Permit.of(this).stream().filter(permit -> permit.lives(today)).toList();
    }

    /** On its permits that are not over. */
    List<Plate> plates(LocalDate today) {
        return permits(today).stream()
                .flatMap(permit -> permit.plates().stream())
                .distinct()
                .toList();
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Known to who lives there. */
    public String code() {
        return code;
    }

    public Quota quota() {
        return new Quota(mostPlates, spaces, mostPasses);
    }

    /** Only where it was given. */
    public Optional<String> contact() {
        return Optional.ofNullable(contact);
    }
}
