package io.daozha.billing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.List;

/** A shop that pays for a part of its customers' parking, within a number of coupons agreed with it. */
@Entity
public class Merchant extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;

    private int quota;

    Merchant() {}

    Merchant(String name, int quota) {
        this.name = name;
        agree(quota);
    }

    final void agree(int coupons) {
        if (coupons < 0) {
            throw new DeskException("额度不能是负数。", "A quota is not negative: " + coupons);
        }
        quota = coupons;
    }

    static List<Merchant> all() {
        return listAll(Sort.by("name"));
    }

    long given() {
        return Coupon.count("merchant", this);
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** How many coupons it may give out in all. */
    public int quota() {
        return quota;
    }
}
