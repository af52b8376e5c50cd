package io.daozha.admin.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One thing that somebody did, or was refused. The database takes no change of it. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry extends PanacheEntityBase {
    private static final int LONGEST = 500;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Instant at;
    private String who;
    private String what;

    @Column(name = "on_what")
    private String onWhat;

    private String detail;
    private String address;
    private int status;

    AuditEntry() {}

    /**
     * @param what method and path of the request, or a word for what has none
     * @param status of HTTP: below 400, it was carried out
     */
    AuditEntry(Instant at, String who, String what, String onWhat, String detail, String address, int status) {
        this.at = at;
        this.who = cut(who);
        this.what = cut(what);
        this.onWhat = cut(onWhat);
        this.detail = cut(detail);
        this.address = cut(address);
        this.status = status;
    }

    /** PostgreSQL takes no NUL in a text. */
    private static String cut(String text) {
        String clean = text.replace('\0', ' ');
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }

    @JsonProperty
    public long id() {
        return id;
    }

    @JsonProperty
    public Instant at() {
        return at;
    }

    @JsonProperty
    public String who() {
        return who;
    }

    @JsonProperty
    public String what() {
        return what;
    }

    @JsonProperty
    public String onWhat() {
        return onWhat;
    }

    @JsonProperty
    public String detail() {
        return detail;
    }

    @JsonProperty
    public String address() {
        return address;
    }

    @JsonProperty
    public int status() {
        return status;
    }

    public boolean done() {
        return status < 400;
    }
}
