package io.daozha.plate.evaluation;

/** What a lane would have made of a labelled plate, from this picture alone. */
public enum Outcome {
    SURE_AND_RIGHT,
    NOT_SURE,
    SURE_AND_WRONG,
    NOT_FOUND
}
