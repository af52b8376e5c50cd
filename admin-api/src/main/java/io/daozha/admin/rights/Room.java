package io.daozha.admin.rights;

/** The pages of this section, as its second line of navigation lists them. */
public enum Room {
    PERMITS("/rights"),
    REQUESTS("/rights/requests"),
    HOUSEHOLDS("/rights/households"),
    PASSES("/rights/passes"),
    LISTS("/rights/lists"),
    TYPES("/rights/types");

    private final String path;

    Room(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}
