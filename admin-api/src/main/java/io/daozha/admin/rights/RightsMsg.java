package io.daozha.admin.rights;

import io.daozha.billing.right.PermitType;
import io.daozha.billing.right.RegistrationRequest;
import io.daozha.billing.right.RightChange;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of rights, in {@code messages/rights_zh.properties} and {@code rights_en}. */
@MessageBundle("rights")
public interface RightsMsg {
    @Message
    String title();

    @Message
    String permits();

    @Message
    String grantPermit();

    @Message
    String search();

    @Message
    String find();

    @Message
    String holder();

    @Message
    String type();

    @Message
    String plates();

    @Message
    String spaces();

    @Message
    String inUse();

    @Message
    String validTo();

    @Message
    String firstDay();

    @Message
    String lastDay();

    @Message
    String stateHead();

    @Message
    String none();

    @Message
    String noPermits();

    @Message
    String noPermitsHint();

    @Message
    String household();

    @Message
    String householdHint();

    @Message
    String holderHint();

    @Message
    String plateHint();

    @Message
    String usualColour();

    @Message
    String why();

    @Message
    String whyHint();

    @Message
    String renew();

    @Message
    String freeze();

    @Message
    String freezeFrom();

    @Message
    String thaw();

    @Message
    String thawFrom();

    @Message
    String endPermit();

    @Message
    String endAfter();

    @Message
    String addPlate();

    @Message
    String removePlate();

    @Message
    String stands();

    @Message
    String trail();

    @Message
    String noTrail();

    @Message
    String at();

    @Message
    String by();

    @Message
    String what();

    @Message
    String requests();

    @Message
    String noRequests();

    @Message
    String noRequestsHint();

    @Message
    String plateRequests();

    @Message
    String permitRequests();

    @Message
    String approve();

    @Message
    String refuse();

    @Message
    String refuseWhy();

    @Message
    String keysHint();

    @Message
    String renewal();

    @Message
    String newPermit();

    @Message
    String households();

    @Message
    String openHousehold();

    @Message
    String name();

    @Message
    String nameHint();

    @Message
    String code();

    @Message
    String codeHint();

    @Message
    String mostPlates();

    @Message
    String mostSpaces();

    @Message
    String mostPasses();

    @Message
    String contact();

    @Message
    String contactHint();

    @Message
    String changeQuota();

    @Message
    String accounts();

    @Message
    String noAccounts();

    @Message
    String makeAccount();

    @Message
    String loginName();

    @Message
    String oneTime();

    @Message
    String removeAccount();

    @Message
    String noHouseholds();

    @Message
    String passes();

    @Message
    String givePass();

    @Message
    String passCode();

    @Message
    String host();

    @Message
    String from();

    @Message
    String until();

    @Message
    String entries();

    @Message
    String left();

    @Message
    String withdraw();

    @Message
    String noPasses();

    @Message
    String anyPlate();

    @Message
    String types();

    @Message
    String offerType();

    @Message
    String forMonths(int n);

    @Message
    String forDays(int n);

    @Message
    String months();

    @Message
    String days();

    @Message
    String termHint();

    @Message
    String price();

    @Message
    String fees();

    @Message
    String opens();

    @Message
    String closes();

    @Message
    String hoursHint();

    @Message
    String allDay();

    @Message
    String graceDays();

    @Message
    String swapMinutes();

    @Message
    String overflow();

    @Message
    String reserved();

    @Message
    String retire();

    @Message
    String retired();

    @Message
    String perTerm();

    @Message
    String page(int page);

    @Message
    String next();

    @Message
    String previous();

    @Message
    String daysLeft(long days);

    @Message
    String room(Room room);

    @Message
    String state(PermitView.State state);

    @Message
    String passState(PassView.State state);

    @Message
    String requestState(RegistrationRequest.State state);

    @Message
    String overflowOf(PermitType.Overflow overflow);

    @Message
    String kind(RightChange.Kind kind);

    @Message
    String change(RightChange.Change change);
}
