package io.daozha.admin.money;

/** What somebody wrote in the forms of the shifts. */
public record ShiftForm(String drawer, String counted, String note, String to) {
    static final ShiftForm EMPTY = new ShiftForm("", "", "", "");
}
