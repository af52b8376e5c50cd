package io.daozha.billing;

/** What a channel says of a refund it was told to make. */
public sealed interface RefundResult {

    /** It is on its way; to be asked again. */
    record Pending() implements RefundResult {}

    /** Who paid has it. */
    record Done() implements RefundResult {}

    /** It will not come of this number any more. */
    record Failed(String why) implements RefundResult {}
}
