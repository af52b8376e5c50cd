package io.daozha.admin.web;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * So many requests a minute from one address, then 429 with Retry-After. For everything that is open to the street: a
 * phone looks up its own car a few times, who asks for every plate in turn is turned away.
 */
@NameBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Limited {
    int perMinute();
}
