package io.daozha.plate;

/** The ground colour of a plate; with the text it tells which plate it is (GA 36-2018). */
public enum PlateColour {
    BLUE,
    GREEN,
    YELLOW,
    WHITE,
    BLACK
}
