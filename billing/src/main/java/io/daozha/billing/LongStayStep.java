package io.daozha.billing;

/** What is done about a car that stands for too long, each with its date in the trail. */
public enum LongStayStep {
    OWNER_CALLED,
    NOTICE_ON_CAR,
    SECOND_NOTICE,
    PUBLIC_NOTICE,
    POLICE_TOLD,
    TOWED
}
