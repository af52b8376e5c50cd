package io.daozha.admin.web;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * What {@code /q/openapi} says beside the routes themselves: how a caller shows who he is. Of the routes it keeps those that
 * programs call and leaves out the pages.
 */
public class ApiDescription implements OASFilter {
    private static final List<String> FOR_PROGRAMS = List.of("/api/", "/books/", "/lanes/");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
            List.copyOf(api.getPaths().getPathItems().keySet()).stream()
                    .filter(path -> FOR_PROGRAMS.stream().noneMatch(path::startsWith))
                    .forEach(api.getPaths()::removePathItem);
        }
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents()
                .addSecurityScheme(
                        "key",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("A key from Settings → API keys; it opens what its scopes name"))
                .addSecurityScheme(
                        "login",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("daozha")
                                .description("What a browser has after logging in"));
        api.setSecurity(List.of(
                OASFactory.createSecurityRequirement().addScheme("key"),
                OASFactory.createSecurityRequirement().addScheme("login")));
    }
}
