"""What the form of an activity sends."""


def as_it_is(activity, **changed):
    """What the form of the activity sends when nothing but ``changed`` is changed."""
    links = ("contributes_to", "units", "components")
    kept = {name: [one.pk for one in getattr(activity, name).all()] for name in links}
    places = [place.goal_id for place in activity.placements.all()]
    words = {"title": activity.title, "kind": "vu", "deadline": "juni 2022"}
    return {**words, **kept, "placed_under": places, **changed}
