package io.daozha.billing.tariff;

/** What a tariff may price differently. A plate's colour tells it, unless a person says otherwise. */
public enum VehicleClass {
    SMALL,
    LARGE,
    MOTORCYCLE,
    NEW_ENERGY_SMALL,
    NEW_ENERGY_LARGE
}
