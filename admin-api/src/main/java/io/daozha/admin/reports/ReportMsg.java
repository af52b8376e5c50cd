package io.daozha.admin.reports;

import io.daozha.admin.reports.Admissions.Right;
import io.daozha.billing.LedgerEntry;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the reports, in {@code messages/reports_zh.properties} and {@code reports_en}. */
@MessageBundle("reports")
interface ReportMsg {
    @Message
    String title();

    @Message
    String period();

    @Message
    String kind(Period.Kind kind);

    @Message
    String earlier();

    @Message
    String later();

    @Message
    String from();

    @Message
    String to();

    @Message
    String show();

    @Message
    String until(String first, String last);

    @Message
    String endsBeforeItBegins();

    @Message
    String tooManyDays(int most);

    @Message
    String noDay();

    @Message
    String numbers();

    /** Of the columns of a sheet, a line each. */
    @Message
    String heads(Sheet sheet);

    @Message
    String entry(LedgerEntry.Kind kind);

    @Message
    String day();

    @Message
    String sum();

    @Message
    String revenue();

    @Message
    String revenueSays(String received, String charged);

    @Message
    String received();

    @Message
    String ofPermits();

    @Message
    String charged();

    @Message
    String channel(String channel);

    @Message
    String nothing();

    @Message
    String nothingHint();

    @Message
    String entries();

    @Message
    String entriesSay(long cars, long most);

    @Message
    String cars(long cars);

    @Message
    String less();

    @Message
    String more();

    @Message
    String occupancy();

    @Message
    String occupancySays(long most, int capacity);

    @Message
    String full(int capacity);

    @Message
    String least();

    @Message
    String most();

    @Message
    String mostInside();

    @Message
    String lengths();

    @Message
    String lengthsSay(long stays);

    @Message
    String stays();

    @Message
    String length();

    @Message
    String admissions();

    @Message
    String admissionsSay(long permit, long cars);

    @Message
    String right(Right right);

    @Message
    String turnover();

    @Message
    String turnoverNote();

    @Message
    String carsIn();

    @Message
    String leakage();

    @Message
    String leakageNote();

    @Message
    String noLeak();

    @Message
    String moreLeaks(int shown, int all);

    @Message
    String at();

    @Message
    String lane();

    @Message
    String as();

    @Message
    String by();

    @Message
    String why();

    @Message
    String owed();

    @Message
    String noStay();

    @Message
    String accuracy();

    @Message
    String accuracyNote();

    @Message
    String passages();

    @Message
    String corrected();

    @Message
    String readRight();

    @Message
    String hour();

    @Message
    String of(Sheet.Of of);
}
