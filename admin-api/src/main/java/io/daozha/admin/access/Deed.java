package io.daozha.admin.access;

import jakarta.enterprise.context.RequestScoped;

/** What the audit log is to say of the request beyond its path; of one request. */
@RequestScoped
public class Deed {
    private String subject = "";
    private String detail = "";

    /** What it was done to, such as a name or a plate; without it, the path's own parameters. */
    public void to(String what) {
        this.subject = what;
    }

    /** In the doer's words, or what was changed into what; never a secret. */
    public void because(String why) {
        this.detail = why;
    }

    String subject() {
        return subject;
    }

    String detail() {
        return detail;
    }
}
