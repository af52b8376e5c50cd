package io.daozha.admin.keeping;

import io.smallrye.config.WithDefault;

/** How long what is kept; days. */
public interface KeepingConfig {
    /** Pictures of passages. */
    @WithDefault("30")
    int pictures();

    /** Pictures of stays that are disputed or owe money. */
    @WithDefault("180")
    int evidence();

    /** Plates in stays and passages: as long as the law asks to keep accounts. */
    @WithDefault("3650")
    int people();

    /** Facts that were sent. */
    @WithDefault("30")
    int facts();

    /** Below so many free megabytes on the disk of the data folder, the operator is told. */
    @WithDefault("4096")
    long alarmBelowMb();

    /** Below so many free megabytes the oldest pictures go. */
    @WithDefault("1024")
    long leastFreeMb();
}
