"""A name becomes an actor: the actor base, the names of one document, the user's decisions."""

from kg.actors.actor import Actor
from kg.actors.actor_base import ActorBase
from kg.actors.document_names import DocumentNames
from kg.actors.link import Link

__all__ = ["Actor", "ActorBase", "DocumentNames", "Link"]
